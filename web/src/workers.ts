// MapLibre's workers, started from the page itself.

import { setWorkerUrl } from "maplibre-gl";
import workerCode from "map-worker";

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/**
 * The address as one that this page vouches for. Its content policy lets no other text become a script, or
 * markup; browsers that do not know such policies have no `trustedTypes`.
 */
function trusted(address: string): string {
  const { trustedTypes: policies } = globalThis as { trustedTypes?: Policies };
  return (
    policies?.createPolicy("sitrep", { createScriptURL: (own) => own }).createScriptURL(address) ?? address
  );
}

/**
 * Makes MapLibre start its workers from the page. It would fetch their code by its address first, which
 * the page's content policy forbids; the name ending in .cjs tells it to make a plain worker.
 */
export function bringWorkers(): void {
  const address = trusted(URL.createObjectURL(new Blob([workerCode], { type: "text/javascript" })));
  setWorkerUrl(new URL("worker.cjs", location.href).href);
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor() {
      super(address);
    }
  };
}
