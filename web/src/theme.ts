// The colours of what is drawn on canvases, which style sheets do not reach: light and dark.

export interface Theme {
  dark: boolean;
  sea: string;
  land: string;
  lake: string;
  border: string;
  province: string;
  road: string;
  ink: string; // words and symbols
  quiet: string; // words of the base map
  halo: string; // what surrounds them
  edge: string; // the rim of a disc
  badge: string;
  glow: string; // what changed
}

const LIGHT: Theme = {
  dark: false,
  sea: "#dce6e8",
  land: "#f7f4ee",
  lake: "#dce6e8",
  border: "#a9a294",
  province: "#ddd6c8",
  road: "#d8d0c2",
  ink: "#1f2324",
  quiet: "#8b8577",
  halo: "#fffefb",
  edge: "rgb(20 20 20 / 55%)",
  badge: "#1f2324",
  glow: "#ffc933",
};

const DARK: Theme = {
  dark: true,
  sea: "#12181b",
  land: "#22282b",
  lake: "#12181b",
  border: "#5e676b",
  province: "#353d41",
  road: "#3d464a",
  ink: "#eceae4",
  quiet: "#7d868a",
  halo: "#171c1f",
  edge: "rgb(255 255 255 / 55%)",
  badge: "#eceae4",
  glow: "#ffc933",
};

const query = matchMedia("(prefers-color-scheme: dark)");

/** The theme that the reader's device asks for. */
export function currentTheme(): Theme {
  return query.matches ? DARK : LIGHT;
}

export function onTheme(listener: (theme: Theme) => void): void {
  query.addEventListener("change", () => listener(currentTheme()));
}
