package io.holdfast.stack.life;

import java.time.Duration;

/**
 * How much of each.
 *
 * @param returnPercent of the completed orders that send a unit back, 0 to 100
 * @param transfers between warehouses
 * @param patience how long each wait may last
 */
public record LifeMix(int returnPercent, int transfers, Duration patience) {}
