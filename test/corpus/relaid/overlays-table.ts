import { aligned } from '../../support/aligned.js';
import type { RelaidRepository } from './relay-repository.js';

const HEAD = ['repository', 'overlays', 'bases', 'objects', 'lines there', 'ours', 'ours, by reference', 'built again'];

/** One line for each repository whose overlays share bases, and one for all of them. */
export function overlaysTable(relaid: readonly RelaidRepository[]): string {
  const shown = relaid.filter(({ overlays }) => overlays > 0);
  const sum = (field: 'overlays' | 'bases' | 'objects' | 'theirs' | 'agreed' | 'referred') =>
    shown.reduce((total, each) => total + each[field], 0);
  const [theirs, agreed, referred] = [sum('theirs'), sum('agreed'), sum('referred')];
  const equal = shown.filter(({ verdict }) => verdict.result === 'equal').length;
  const total = ['total', sum('overlays'), sum('bases'), sum('objects'), theirs, share(agreed, theirs)];
  return aligned(
    [HEAD, ...shown.map(cells), [...total, share(referred, theirs), `${equal} of ${shown.length} equal`].map(String)],
    { names: 1 },
  );
}

function cells({ name, overlays, bases, objects, theirs, agreed, referred, verdict }: RelaidRepository): string[] {
  const counts = [overlays, bases, objects, theirs].map(String);
  return [name, ...counts, share(agreed, theirs), share(referred, theirs), verdict.result];
}

function share(ours: number, theirs: number): string {
  return `${ours} (${(ours / theirs).toFixed(2)})`;
}
