package org.accountkit.benchmarks;

/**
 * What a measurement must not exceed.
 *
 * @param number the budget's number
 * @param work what is measured
 * @param benchmark the class that measures it
 * @param mostOfFloor how many times the floor's time it may take
 * @param mostBytes how much garbage it may leave, in bytes
 */
record Budget(String number, String work, Class<?> benchmark, double mostOfFloor, long mostBytes) {}
