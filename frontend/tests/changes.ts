/** A hook that changes something on the server, what to send by it, and the tags that are asked again afterwards. */
export interface Change {
  name: string;
  /** Runs the hook; the answer sends by it. */
  hook: () => (() => Promise<unknown>) | null;
  tags: readonly string[];
}

interface Mutation {
  mutateAsync: (sent: never) => Promise<unknown>;
}

/** A mutation, what is sent by it, and its tags in their order. */
export function change(
  name: string,
  hook: () => Mutation,
  sent: unknown,
  ...tags: readonly string[]
): Change {
  return {
    name,
    hook: () => {
      const { mutateAsync } = hook();
      return () => mutateAsync(sent as never);
    },
    tags,
  };
}

/** The same for a hook that hands out functions. */
export function changeBy<Given>(
  name: string,
  hook: () => Given,
  send: (given: Given) => Promise<unknown>,
  ...tags: readonly string[]
): Change {
  return {
    name,
    hook: () => {
      const given = hook();
      return () => send(given);
    },
    tags,
  };
}
