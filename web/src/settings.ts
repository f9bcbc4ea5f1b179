// How the reader wants the page: its language, its colours, whose borders. They live in the address, and
// a change of one loads the page anew.

export const SETTINGS = ["lang", "palette", "borders"] as const;
export type Setting = (typeof SETTINGS)[number];

const parts = (): URLSearchParams => new URLSearchParams(location.hash.slice(1));

/** What the address says of a setting; "" where it says nothing. */
export function setting(name: Setting): string {
  return parts().get(name) ?? "";
}

const loaded = Object.fromEntries(SETTINGS.map((name) => [name, setting(name)]));

/** Whether the address still says of each setting what it said when the page was loaded. */
export function areSettings(): boolean {
  return SETTINGS.every((name) => setting(name) === loaded[name]);
}

export function change(name: Setting, value: string): void {
  const changed = parts();
  changed.set(name, value);
  history.replaceState(null, "", `#${changed.toString()}`);
  location.reload();
}

/** Copies the settings of the address into another's parts. */
export function keepSettings(into: URLSearchParams): void {
  for (const name of SETTINGS) {
    if (setting(name) !== "") {
      into.set(name, setting(name));
    }
  }
}
