// The text of MapLibre's worker: see `vite.config.ts`.
declare module "map-worker" {
  const code: string;
  export default code;
}
