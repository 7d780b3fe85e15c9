import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

interface Described {
  kinds: { name: string; entry: boolean; fields: { vocabulary?: string }[]; series: unknown[] }[];
  labels: Record<string, string>;
  body: unknown;
}

const kinds = new URL('./src/kinds.json', import.meta.url);

/**
 * kinds.json without what no screen reads, in three parts: `registry:words`; and what the first screen doesn't show: the figure of the body
 * (`registry:body`), and series, labels of records without a time and of the report's sections (`registry:later`).
 */
export const registryInParts: Plugin = {
  name: 'registry-in-parts',
  resolveId: (id) => (id.startsWith('registry:') ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith('\0registry:')) return;
    this.addWatchFile(fileURLToPath(kinds));
    const part = JSON.stringify(parts()[id.slice('\0registry:'.length)]);
    // Browsers read JSON faster than a script that says the same.
    return `export default JSON.parse(${JSON.stringify(part)})`;
  },
};

function parts(): Record<string, unknown> {
  const without = (key: string, value: unknown) => (key === 'codes' ? undefined : value);
  const { body, labels, kinds: all, ...rest } = JSON.parse(readFileSync(kinds, 'utf8'), without) as Described;
  const isLater = laterLabels(all);
  const labelled = (wanted: boolean) => Object.fromEntries(Object.entries(labels).filter(([label]) => isLater(label) === wanted));
  const words = { ...rest, kinds: all.map(({ series: _, ...kind }) => kind), labels: labelled(false) };
  return { body, words, later: { series: Object.fromEntries(all.map(({ name, series }) => [name, series])), labels: labelled(true) } };
}

/** A plan is named where its doses are due: of the words in vocabularies, those of the background alone can wait. */
function laterLabels(all: Described['kinds']): (label: string) => boolean {
  const vocabularies = (those: Described['kinds']) => those.flatMap(({ fields }) => fields.flatMap(({ vocabulary }) => vocabulary ?? []));
  const timeless = all.filter(({ entry }) => !entry).map(({ name }) => name);
  const others = vocabularies(all.filter(({ name }) => name !== 'background'));
  const own = vocabularies(all.filter(({ name }) => name === 'background')).filter((name) => !others.includes(name));
  const later = new Set(['report_sections', ...timeless, ...own]);
  return (label) => label.includes('.') && later.has(label.split('.')[0]!);
}
