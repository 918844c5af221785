/**
 * What happens to orders and goods after placement, driven through the API: deliveries received,
 * orders shipped and delivered, goods returned and refunded, stock transferred.
 */
package io.holdfast.stack.life;
