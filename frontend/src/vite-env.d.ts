/// <reference types="svelte" />
/// <reference types="vite/client" />
declare module '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
declare module 'registry:words' {
  const words: unknown;
  export default words;
}
declare module 'registry:body' {
  const body: unknown;
  export default body;
}
declare module 'registry:later' {
  const later: { labels: Record<string, string>; series: Record<string, import('./registry/types').Kind['series']> };
  export default later;
}
