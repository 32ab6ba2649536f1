/** Another metric of the same class and configuration that has seen nothing. The two share their options, which were checked before. */
export function unseen<M extends object>(metric: M): M {
  const { options } = metric as unknown as { readonly options: object };
  return new (metric.constructor as new (options: object) => M)(options);
}
