/** The command cannot do its work for a reason that is not its own fault: exit code 1. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
