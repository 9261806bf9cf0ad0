#!/bin/sh
# The first fortnight of a studio, by command line alone. fortnight.sh FOLDER SMTP-PORT: a folder for its data, and a mail server on this machine.
set -eu; cd "$(dirname "$0")/../.."; export HOTSHOE_DATA="$1" HOTSHOE_ALLOW_CLOCK=1
h() { bin/hotshoe "$@" --json; }
h studio create --studio-name 'First Studio' --zone America/Chicago --owner-name 'Pat Moore' --owner-email pat@first.example --owner-password 'a few words in a row'
h clock set 2026-05-04T08:00; h studio set --rest-seconds 0; h studio go-live
h sender set --from-name 'First Studio' --from-address hello@first.example --host 127.0.0.1 --port "$2" --security none
for kind in clients sessions; do h import samples/first-studio/$kind.csv --kind $kind --mode history || [ $? = 1 ]; done # rows are refused
h triggers create --description 'A week before' --status Booked --before 7 --not on-hold,confirmed,canceled,do-not-market \
  --channels email,call --template 'Session reminder, a week before' --wording 'Remind of the session' --active
for day in 05 06 07 08 09 10 11 12 13 14 15 16 17 18; do
  h clock set 2026-05-${day}T08:00; h sweep
  case $day in
    07) h sessions change S-00332 --date 2026-05-22 ;;           # moved while it stood in the list
    08) h clients change sofa.smithjones205@example.com --no-emails ;;
    09) h skip S-00823 ;;                                        # back tomorrow
    10) h sessions change S-00775 --on-hold ;;
    12) h delete S-00778 ;;                                      # for good
    13) h sessions change S-00775 --no-on-hold; h sweep ;;       # late now
  esac
  h process --all --send
done
h clock set 2026-05-19T08:00; h process --all --send              # the whole fortnight again: nothing leaves
h items --view attention; h calls list --every
