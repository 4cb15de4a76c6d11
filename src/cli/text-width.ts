/**
 * Stands in for the package string-width, by which yargs lays out the help: the build puts it there. The help has no
 * wide characters, and the tables for them would cost a quarter of the time that the program needs to start.
 */
export default function textWidth(text: string): number {
  return text.length;
}
