// Whose land disputed land is, as one party or another sees it; as it is held where the reader asks for none.

import type { GeometryCollection, Topology } from "topojson-specification";
import disputes from "./disputes.json";
import { setting } from "./settings";

export interface Province {
  name: string;
  country: string;
  at: [number, number];
}

interface Dispute {
  country: string; // that holds it, as the base map names it
  provinces?: string[]; // all of the country where not given
  views: Partial<Record<string, string>>; // the country that it is part of, by whose view
}

const DISPUTES: readonly Dispute[] = disputes;

function disputeOver({ country, name }: Province): Dispute | undefined {
  return DISPUTES.find(
    (one) => one.country === country && (one.provinces === undefined || one.provinces.includes(name)),
  );
}

/** The country of a province by a view; "" is as it is held. */
export function countryBy(view: string, province: Province): string {
  return disputeOver(province)?.views[view] ?? province.country;
}

export const chosenView = (): string => setting("borders");

/** The views that see some part of this ground otherwise than it is held. */
export function viewsOf(ground: Topology): string[] {
  const provinces = (ground.objects["provinces"] as GeometryCollection<Province>).geometries;
  const found = provinces.flatMap(({ properties }) =>
    Object.keys(disputeOver(properties as Province)?.views ?? {}),
  );
  return [...new Set(found)].sort();
}

/** Whether any view draws the border between two provinces otherwise than it is held. */
export function isDisputed(one: Province, other: Province): boolean {
  const views = [one, other].flatMap((province) => Object.keys(disputeOver(province)?.views ?? {}));
  const held = one.country !== other.country;
  return views.some((view) => (countryBy(view, one) !== countryBy(view, other)) !== held);
}
