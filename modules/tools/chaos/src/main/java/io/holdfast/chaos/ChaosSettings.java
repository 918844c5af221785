package io.holdfast.chaos;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackPlan;

/**
 * Settings of a run.
 *
 * @param cycles how many cycles of load, faults, healing and checks
 * @param seed seed of the random faults and their times
 * @param clients number of clients
 * @param data empty or missing
 * @param plan ports and warehouses
 */
record ChaosSettings(int cycles, long seed, int clients, DataDirectory data, StackPlan plan) {}
