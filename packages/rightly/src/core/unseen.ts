/** An empty metric of the same class and configuration. The two metrics share their options, which are already checked. */
export function unseen<M extends object>(metric: M): M {
  const { options } = metric as unknown as { readonly options: object };
  return new (metric.constructor as new (options: object) => M)(options);
}
