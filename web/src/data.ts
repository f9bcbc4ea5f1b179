// The payload that Sitrep's publishing puts into the page; see `src/sitrep/publish/payload`.
// A field that says nothing is left out. `claim`, `place`, `side`, ... are positions in their lists.

import type { Topology } from "topojson-specification";

export type Day = number; // days since 1970-01-01
export type Box = [west: number, south: number, east: number, north: number];
export const STANDINGS = ["held", "claimed", "contested", "besieged", "unknown"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface When {
  first?: string;
  last?: string;
  words?: string;
}

export interface Where {
  name?: string;
  within?: string;
  place?: number;
}

export interface Side {
  id: string;
  name: string;
  colour?: string;
  pattern?: string;
}

/** A side, from `first` to `last`; always where neither is given. */
export interface Allegiance {
  side: number;
  first?: string;
  last?: string;
}

export interface Outlet {
  name: string;
  kind: "outlet" | "agency" | "monitor" | "party";
  leanings?: Allegiance[];
}

export interface Actor {
  id: string;
  name: string;
  kind?: string;
  names?: string[];
  sides?: Allegiance[];
}

export interface Place {
  id: string;
  name: string;
  names?: string[];
  at: [lon: number, lat: number];
  radius: number; // km
  kind: string;
  within?: string[];
  admin1?: string;
  country?: string;
  gazetteer?: string;
}

export interface Report {
  name: string;
  outlet?: number;
  source?: string;
  url?: string;
  title?: string;
  text?: string;
  language?: string;
  published?: string;
  retrieved?: string; // where it is not known when it was published
}

export interface ControlFact {
  status: "captured" | "holds" | "contested" | "besieged" | "withdrew" | "lost";
  side?: number;
  actor?: string;
  lost?: number;
  share?: number;
  count?: number;
}

export interface EventFact {
  type: string;
  actor1?: string;
  side1?: number;
  actor2?: string;
  side2?: number;
  also?: Where[];
}

export interface HarmFact {
  outcome: string;
  who: string;
  count?: number;
  words?: string;
  modifier: "exact" | "at_least" | "about" | "up_to";
  side?: number;
  by?: number;
  running?: true;
  part?: true;
}

export interface StatementFact {
  role?: string;
  of?: string;
}

interface ClaimOf<Kind extends string, Fact> {
  report: number;
  title?: true;
  start: number;
  end: number;
  speaker?: string;
  voice?: number;
  when?: When;
  where?: Where;
  confidence: number;
  kind: Kind;
  fact: Fact;
  actors?: number[];
  corrected?: { when?: When; where?: Where; fact: Fact }; // what it should have said
  weight?: number;
  bearing?: string;
}

export type Claim =
  | ClaimOf<"control", ControlFact>
  | ClaimOf<"event", EventFact>
  | ClaimOf<"harm", HarmFact>
  | ClaimOf<"statement", StatementFact>;

export interface Bound {
  count: number;
  claim: number;
}

export interface Toll {
  outcome: string;
  who: string;
  low?: Bound;
  best?: Bound;
  high?: Bound;
  words?: string[];
  side?: number;
  part?: true;
  when?: When;
  where?: Where;
  claims?: number[];
  grade?: string;
  remarks?: string[];
}

export interface Join {
  one: number;
  other: number;
  score: number;
  parts?: [name: string, value: number][];
  ruling?: string;
}

export interface Incident {
  id: string;
  type: string;
  when?: When;
  where?: Where;
  side1?: number;
  side2?: number;
  claims?: number[];
  tolls?: Toll[];
  joins?: Join[];
  known?: string; // from this evening on it was known so, where it was known otherwise before
  until?: string; // and until this one, where it was known otherwise after
}

export interface Holding {
  place: number;
  on: string;
  side?: number;
  rival?: number;
  standing: Standing;
  probability: number;
  chances?: [side: number | null, chance: number][];
  since?: string;
  age: number; // days
  for?: number[];
  against?: number[];
}

export interface Share {
  place: number;
  on: string;
  side: number;
  claimed: number;
  pictured?: number;
  parts: number;
  agrees?: true;
  claim: number;
}

export interface TrackRecord {
  source: string;
  name: string;
  outlet?: number;
  leans?: number;
  told: number;
  borne: number;
  refuted: number;
  reliability: number;
  low: number;
  high: number;
}

export interface WordUse {
  outlet?: number;
  source?: string;
  term: string;
  neutral?: string;
  count: number;
  quoted: number;
  reports: number;
  first?: string;
  report: string;
  url?: string;
  quote: string;
}

export interface Ruling {
  id: string;
  kind: "same" | "different" | "retract" | "uphold" | "correct";
  claims?: number[];
  by: string;
  at: string; // ISO, with its time
  why: string;
}

export interface Problem {
  source: string;
  line?: number;
  reason: string;
}

export interface Payload {
  title: string;
  version: string;
  known: string | null;
  theatre: { title: string; credits?: string[] };
  view: Box;
  ground: Topology; // the land and borders within `groundBox`
  groundBox: Box;
  sides: Side[];
  outlets: Outlet[];
  actors: Actor[];
  places: Place[];
  reports: Report[];
  claims: Claim[];
  incidents: Incident[];
  history: Holding[];
  evenings: Holding[]; // as known on their own day, of those places where that is not `history`
  running: Toll[];
  shares: Share[];
  sources: TrackRecord[];
  words: WordUse[];
  loose: number[];
  rulings: Ruling[]; // those that stand
  problems: Problem[];
  read: { reports: number; claims: number };
}

/** The payload of this page: JSON, deflated, in base 64. */
export async function load(): Promise<Payload> {
  const packed = atob(document.getElementById("sitrep-data")?.textContent?.trim() ?? "");
  const bytes = new Uint8Array(packed.length);
  for (let nth = 0; nth < packed.length; nth += 1) {
    bytes[nth] = packed.charCodeAt(nth);
  }
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return (await new Response(plain).json()) as Payload;
}

/** The item at a position that the payload itself names. */
export function at<T>(list: readonly T[], position: number): T {
  const item = list[position];
  if (item === undefined) {
    throw new RangeError(`the payload names item ${position} of a list of ${list.length}`);
  }
  return item;
}
