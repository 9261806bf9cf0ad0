import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readRules } from '../rules-text.ts'
import type { Recipe } from './recipe.ts'
import { recipeSetKeys } from './recipe-sets.ts'

const folder = new URL('../../../../samples/recipes/', import.meta.url)

let kept: Promise<readonly Recipe[]> | null = null

/** The recipes that come with the program, by set and title. They are read once. */
export function loadRecipes(): Promise<readonly Recipe[]> {
  kept ??= readAll()
  return kept
}

async function readAll(): Promise<Recipe[]> {
  const files = (await readdir(fileURLToPath(folder))).filter((file) => file.endsWith('.yaml'))
  const recipes = await Promise.all(files.map(read))
  return recipes.toSorted((one, other) => order(one) - order(other) || (sorted(one) < sorted(other) ? -1 : 1))
}

async function read(file: string): Promise<Recipe> {
  const { rules } = readRules(await readFile(new URL(file, folder), 'utf8'))
  if (rules.recipe === undefined) throw new Error(`samples/recipes/${file} has no “recipe”.`)
  return { key: file.slice(0, -'.yaml'.length), ...rules.recipe, rules }
}

function order({ set }: Recipe): number {
  return recipeSetKeys.indexOf(set)
}

function sorted({ title }: Recipe): string {
  return title.replaceAll(/[“”]/g, '').toLowerCase()
}
