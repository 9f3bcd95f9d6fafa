/** A strict JSON value: no NaN, no Infinity, no undefined. Variables and instance state are made of it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Process variables by name. */
export type Variables = { readonly [name: string]: Json }
