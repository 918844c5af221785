package io.holdfast.chaos;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.StackPlan;

/**
 * What a run does.
 *
 * @param cycles how many cycles of load, faults, healing and checks
 * @param seed what the faults and their moments follow from
 * @param clients how many shoppers
 * @param data empty or missing
 * @param plan ports and warehouses
 */
record ChaosSettings(int cycles, long seed, int clients, DataDirectory data, StackPlan plan) {}
