import { Counter, Gauge, Registry } from 'prom-client';

/** The metrics for Prometheus. Counters count events as they come. Gauges ask the monitor when Prometheus reads them. */
export function exposition(monitor) {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name, help) => new Counter({ name, help, registers });
  const gauge = (name, help, valueOf) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const value = valueOf();
        // Without a truth there is no accuracy. An accuracy of 0 would mean that all predictions were wrong.
        if (value === null) this.remove();
        else this.set(value);
      },
    });

  gauge(
    'model_accuracy',
    'Share of right predictions in the window.',
    () => monitor.accuracy.value,
  );
  gauge('model_accuracy_low', 'Lower end of its interval at 95 %.', () => monitor.accuracy.low);
  gauge('model_accuracy_high', 'Upper end of its interval at 95 %.', () => monitor.accuracy.high);
  gauge('model_accuracy_samples', 'Truths in the window.', () => monitor.samples);
  gauge('model_predictions_waiting', 'Predictions without a truth.', () => monitor.waiting);
  return {
    registry,
    predictions: counter('model_predictions_total', 'Predictions that came.'),
    truths: counter('model_truths_total', 'Truths that were counted.'),
    forgotten: counter('model_predictions_forgotten_total', 'Predictions that waited too long.'),
    unknown: counter('model_truths_unknown_total', 'Truths without a prediction.'),
  };
}
