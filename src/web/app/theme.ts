import { Anchor, type CSSVariablesResolver, createTheme, type MantineColorsTuple, Modal, Tooltip } from '@mantine/core'

/** Warm paper and darkroom: greys with a little brown in them, one colour like a safelight. */
const gray: MantineColorsTuple = ['#faf8f5', '#f3efe9', '#e8e2d9', '#d8d0c4', '#bfb5a6', '#94897a', '#6f655a', '#584f45', '#403932', '#28231e']
const dark: MantineColorsTuple = ['#ece7e1', '#cfc8bf', '#b0a89d', '#857c71', '#4f4841', '#3d3731', '#2e2924', '#24201c', '#1b1815', '#131110']
const ember: MantineColorsTuple = ['#fdf3ee', '#fae3d8', '#f3c5b0', '#eba685', '#e48a61', '#d9703f', '#c05426', '#a6471b', '#8b3b17', '#6c2d12']
const leaf: MantineColorsTuple = ['#eff7ef', '#dcecdc', '#b7d8b8', '#8fc291', '#6bad6f', '#4f9a54', '#3b8341', '#2c6e32', '#235a29', '#1b4620']
const red: MantineColorsTuple = ['#fdf1f0', '#fadedc', '#f2bab5', '#e9938c', '#e17168', '#d5574d', '#c23a30', '#a82d24', '#8d251e', '#6f1c17']
const honey: MantineColorsTuple = ['#fdf7e7', '#f9ebc6', '#f1d78e', '#e8c156', '#dcaa2c', '#bf8e14', '#96700f', '#7a5a0b', '#624809', '#4a3606']

const font = "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"

export const theme = createTheme({
  colors: { gray, dark, ember, leaf, red, honey },
  primaryColor: 'ember',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '650' },
  components: {
    // Led to a field because it is wrong, one must be able to read why: its list would cover the sentence. A click or a key opens it.
    Select: { defaultProps: { openOnFocus: false } },
    MultiSelect: { defaultProps: { openOnFocus: false } },
    Modal: Modal.extend({ defaultProps: { centered: true } }),
    Anchor: Anchor.extend({ defaultProps: { inherit: true } }),
    // The page has one banner: its own header, not that of a dialog.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
})

/** Where Mantine's own choices miss AA contrast: quiet text, placeholders, error sentences. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fdfcfa',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': red[7],
    '--hs-surface': '#ffffff',
    '--hs-sunken': gray[1],
    '--hs-line': gray[2],
    '--hs-chosen': ember[0],
  },
  dark: {
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': red[3],
    '--mantine-color-body': dark[8],
    '--hs-surface': dark[7],
    '--hs-sunken': dark[9],
    '--hs-line': dark[5],
    '--hs-chosen': '#3a271d',
  },
})
