package io.holdfast.stack.load.foodmart;

/** The years with FoodMart data. */
public enum Year {
  Y1997(1997),
  Y1998(1998);

  private final int number;

  Year(int number) {
    this.number = number;
  }

  /** E.g. 1997. */
  public int number() {
    return number;
  }

  /**
   * The year of a number.
   *
   * @throws IllegalArgumentException if there are no data of it
   */
  public static Year of(int number) {
    for (Year year : values()) {
      if (year.number == number) {
        return year;
      }
    }
    throw new IllegalArgumentException("FoodMart has the years 1997 and 1998, not " + number);
  }
}
