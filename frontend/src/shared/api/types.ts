import type { components } from './schema';

/** A shape of the API by its name in the OpenAPI schema: `Schema<'OrderOut'>`. Shapes are never written by hand. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
