package io.holdfast.simulators.carrier;

/**
 * What the carrier did since its journal began.
 *
 * @param labels labels made, one per reference
 * @param repetitions requests for a label that existed
 * @param cancelled labels cancelled
 * @param delivered parcels whose delivery was reported
 * @param lost parcels whose loss was reported
 * @param underWay parcels of which neither was
 */
public record CarrierStatistics(
    long labels, long repetitions, long cancelled, long delivered, long lost, long underWay) {}
