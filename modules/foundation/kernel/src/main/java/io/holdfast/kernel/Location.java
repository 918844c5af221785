package io.holdfast.kernel;

/**
 * A place on earth.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Location(double latitude, double longitude) {
  private static final double EARTH_RADIUS_KM = 6371.0;

  /**
   * @throws IllegalArgumentException if a coordinate is out of range
   */
  public Location {
    if (!(latitude >= -90 && latitude <= 90) || !(longitude >= -180 && longitude <= 180)) {
      throw new IllegalArgumentException("latitude is -90 to 90, longitude -180 to 180 degrees");
    }
  }

  /** The great-circle distance in kilometres (haversine). */
  public double kilometresTo(Location other) {
    double lat1 = Math.toRadians(latitude);
    double lat2 = Math.toRadians(other.latitude);
    double sinLat = Math.sin((lat2 - lat1) / 2);
    double sinLon = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
