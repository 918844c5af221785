/**
 * Cache-aside in two levels by JCache: Caffeine in each server, Hazelcast for hot items of all
 * servers. What is read here decides no sale.
 */
package io.holdfast.cache;
