// What JavaScript's own lists lack in browsers of the last years.

/** The items under each key, keys and items in the order in which they come. */
export function groupBy<Item, Key>(items: readonly Item[], key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const own = key(item);
    const group = groups.get(own);
    if (group === undefined) {
      groups.set(own, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}
