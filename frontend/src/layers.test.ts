import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('../docs/architecture.md', 'utf8');
const sources = import.meta.glob<string>(['./**/*.{css,ts,svelte}', '!./**/*.{test,d}.ts', '!./{locales,testing}/**'], { query: '?raw', import: 'default', eager: true });

const diagrams = [...page.matchAll(/^```\n(.*?)^```/gms)].map(([, lines]) => lines!.trim().split(/\s*\n\s*/).map((line) => line.split(' | ')));
const layers = diagrams.find((lines) => lines.flat().includes('router'))!;

/** The folder of a file; of one that lies in none, its name. */
const placeOf = (path: string) => /^\.?\/([^/.]+)/.exec(path)![1]!;
const layerOf = (place: string) => layers.findIndex((places) => places.includes(place));

function importsOf(path: string, source: string): string[] {
  const named = [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, name]) => new URL(name!, `file:${path.slice(1)}`).pathname);
  return named.map(placeOf).filter((place) => place !== placeOf(path));
}

test('the diagram of the architecture has every folder once', () => {
  expect(layers.flat().sort()).toEqual([...new Set(Object.keys(sources).map(placeOf))].sort());
});

test('imports point down only', () => {
  const upward = Object.entries(sources).flatMap(([path, source]) =>
    importsOf(path, source).filter((place) => layerOf(place) <= layerOf(placeOf(path))).map((place) => `${path} imports ${place}`),
  );
  expect(upward).toEqual([]);
});
