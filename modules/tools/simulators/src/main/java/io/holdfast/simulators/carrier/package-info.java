/**
 * A carrier: makes one label per reference and keeps it across a kill, reports the way of each
 * parcel by signed callbacks, and misbehaves on request.
 */
package io.holdfast.simulators.carrier;
