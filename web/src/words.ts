// The page's own words: labels for the codes of the payload. What reports say is never in here.

import type { Bound, Claim, Payload, Standing, Toll, Where } from "./data";
import { at } from "./data";

export const STANDINGS: Record<Standing, { name: string; means: string }> = {
  held: { name: "Held", means: "others than its own side say so" },
  claimed: { name: "Claimed", means: "only its own side says so" },
  contested: { name: "Contested", means: "both sides are inside it" },
  besieged: { name: "Besieged", means: "held, but cut off by the other side" },
  unknown: { name: "Unknown", means: "no word of it, or none recent enough" },
};

export type Group =
  "clash" | "capture" | "air" | "shelling" | "bomb" | "chemical" | "civilians" | "protest" | "deal" | "other";

/** The groups of incident types that share a symbol, the gravest first. */
export const GROUPS: Record<Group, string> = {
  chemical: "Chemical",
  air: "Air strike",
  bomb: "Bomb, mine",
  shelling: "Shelling",
  civilians: "On civilians",
  clash: "Armed clash",
  capture: "Territory",
  protest: "Protest, riot",
  deal: "Agreement",
  other: "Other",
};

const GROUP_OF: Record<string, Group> = {
  "Armed clash": "clash",
  "Government regains territory": "capture",
  "Non-state actor overtakes territory": "capture",
  "Non-violent transfer of territory": "capture",
  "Air/drone strike": "air",
  "Shelling/artillery/missile attack": "shelling",
  Grenade: "shelling",
  "Suicide bomb": "bomb",
  "Remote explosive/landmine/IED": "bomb",
  "Chemical weapon": "chemical",
  Attack: "civilians",
  "Sexual violence": "civilians",
  "Abduction/forced disappearance": "civilians",
  "Peaceful protest": "protest",
  "Violent demonstration": "protest",
  "Mob violence": "protest",
  Agreement: "deal",
};

export function groupOf(type: string): Group {
  return GROUP_OF[type] ?? "other";
}

const WHO: Record<string, [one: string, many: string]> = {
  civilian: ["civilian", "civilians"],
  combatant: ["combatant", "combatants"],
  child: ["child", "children"],
  woman: ["woman", "women"],
  medic: ["medic", "medics"],
  journalist: ["journalist", "journalists"],
};

const STATUSES: Record<string, string> = {
  captured: "captured",
  holds: "holds",
  contested: "contests",
  besieged: "besieges",
  withdrew: "withdrew from",
  lost: "lost",
};

const MODIFIERS: Record<string, string> = {
  at_least: "at least ",
  about: "about ",
  up_to: "up to ",
  exact: "",
};

/** 1 report, 3 reports */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** A short id as a reader would write it: "afghan government" is Afghan government. */
export function sideName(payload: Payload, side: number | undefined): string {
  if (side === undefined) {
    return "a side not named";
  }
  const { name } = at(payload.sides, side);
  return name.charAt(0).toLocaleUpperCase("en") + name.slice(1);
}

/** The best number of a toll, and what it is of: ["5", "civilians killed", "3–7"]. */
export interface TollWords {
  best: string;
  what: string;
  range: string | null;
}

export function tollWords(toll: Toll): TollWords {
  const best = toll.best ?? toll.high ?? toll.low;
  const number = best === undefined ? (toll.words ?? []).join(", ") || "some" : count(best);
  const who = WHO[toll.who];
  const noun = who === undefined ? "" : `${who[best?.count === 1 ? 0 : 1]} `;
  return { best: number, what: `${noun}${toll.outcome}`, range: rangeOf(toll) };
}

/** Civilians killed */
export function tollNoun({ who, outcome }: Toll): string {
  const noun = WHO[who]?.[1] ?? "people";
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${outcome}`;
}

function rangeOf({ low, high }: Toll): string | null {
  if (low !== undefined && high !== undefined) {
    return low.count === high.count ? null : `${count(low)}–${count(high)}`;
  }
  return low === undefined ? null : `${count(low)} or more`;
}

function count(bound: Bound): string {
  return bound.count.toLocaleString("en-GB");
}

/** Where something is said to be, as far as it is known. */
export function whereText(payload: Payload, where: Where | undefined): string {
  if (where === undefined) {
    return "no place given";
  }
  if (where.place !== undefined) {
    return at(payload.places, where.place).name;
  }
  if (where.name === undefined) {
    return where.within === undefined ? "no place given" : `an unnamed part of ${where.within}`;
  }
  return where.within === undefined ? where.name : `${where.name}, ${where.within}`;
}

/** What the reading made of a sentence, in a few words. */
export function codedText(payload: Payload, claim: Claim): string {
  switch (claim.kind) {
    case "control": {
      const { status, side, lost, share, count: number } = claim.fact;
      const parts = [`${sideName(payload, side)} ${STATUSES[status]} ${whereText(payload, claim.where)}`];
      if (lost !== undefined) {
        parts.push(`from ${sideName(payload, lost)}`);
      }
      if (share !== undefined) {
        parts.push(`(${Math.round(share * 100)} % of it)`);
      }
      if (number !== undefined) {
        parts.push(`(${counted(number, "place")})`);
      }
      return parts.join(" ");
    }
    case "event": {
      const { type, side1, side2 } = claim.fact;
      const sides =
        side1 === undefined && side2 === undefined
          ? ""
          : `: ${sideName(payload, side1)} → ${sideName(payload, side2)}`;
      return `${type}${sides}, ${whereText(payload, claim.where)}`;
    }
    case "harm": {
      const { outcome, who, count: number, words, modifier, running, part } = claim.fact;
      const noun = WHO[who]?.[number === 1 ? 0 : 1] ?? "people";
      const amount =
        number === undefined ? (words ?? "some") : `${MODIFIERS[modifier]}${number.toLocaleString("en-GB")}`;
      const notes = [running ? "a running total" : "", part ? "part of another figure" : ""].filter(Boolean);
      return `${amount} ${noun} ${outcome}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
    }
    default:
      return "a statement";
  }
}
