export { calibrationOf } from './counting/calibration-of.ts';
export { classesOf, constantOf, type Matrix } from './counting/classes-of.ts';
export { errorMetricNamed, errorMetrics } from './counting/error-metrics.ts';
export { errorsOf } from './counting/errors-of.ts';
export { healthOf } from './counting/health-of.ts';
export { rateOf, type RateOptions } from './counting/rate.ts';
export { reportData, type Predictions, type ReportOptions } from './counting/report-data.ts';
export { type Slice, slicesOf, type SlicesOptions } from './counting/slices-of.ts';
export { thresholdsOf } from './counting/thresholds-of.ts';
