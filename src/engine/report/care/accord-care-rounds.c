/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Care dates that come round every year: birthdays by both calendars, and the day on which somebody became
 * a customer. Days of birth have an index, so the days of a week are looked up year by year, a few hundred
 * short ranges, whatever the number of customers. Each find is then asked exactly when it is kept, by
 * accord_birthday_next(), so the ranges may be generous. The indexes hold all that is asked of them; names are read
 * afterwards, of those that are told. Report thread. */

#include "accord-config.h"

#include "accord-care-private.h"

#include "accord-birthday.h"
#include "accord-date.h"
#include "accord-lunar.h"

#define YEAR_STAND_IN 1600 /* birthdays without a year lie between this and ACCORD_BIRTHDAY_YEAR_MIN */

/* Whose a contact is stands with the customer: that is looked at only where it matters. */
#define CONTACTS_OF_ALL                                                                            \
  "SELECT p.birthday,p.birthday_calendar,p.customer,p.id FROM contact p"                           \
  " WHERE p.del<=0 AND p.birthday BETWEEN ?2 AND ?3 AND p.customer IS NOT NULL AND ?1=0"
#define CONTACTS_OF_MEMBER                                                                         \
  "SELECT p.birthday,p.birthday_calendar,c.id,p.id FROM contact p CROSS JOIN customer c ON c.id=p.customer AND c.del<=0" \
  " WHERE p.del<=0 AND p.birthday BETWEEN ?2 AND ?3" ACCORD_CARE_WHOSE
#define NAMES                                                                                      \
  "SELECT c.name,p.name FROM customer c LEFT JOIN contact p ON p.id=?2 WHERE c.id=?1 AND c.del<=0"

/* What is looked for in one column of one table. */
typedef struct {
  AccordCareSearch *search;
  AccordStatement *rows; /* ?1 member, ?2 first day, ?3 last day */
  AccordCareType type;
  gboolean lunar;
  gboolean stand_ins; /* by the Chinese calendar: those that were written as month and day alone, or the others */
} Rounds;

static gboolean
is_stand_in (gint64 birth)
{
  int year, unused;

  accord_date_to_ymd (birth, &year, &unused, &unused);
  return year == ACCORD_BIRTHDAY_STAND_IN;
}

static void
add_round (Rounds *self, gboolean lunar, const AccordBirthday *next)
{
  AccordCareDate *date = accord_care_add (self->search, self->type, next->day);

  date->customer = accord_statement_int (self->rows, 2);
  date->contact = accord_statement_int (self->rows, 3);
  date->years = next->age;
  date->lunar = lunar;
}

/* By the Chinese calendar a day may come round twice in a year of the sun. The day of birth itself is no birthday. */
static void
take_row (Rounds *self, gint64 birth, gboolean lunar)
{
  gint64 day = MAX (self->search->first, birth);
  AccordBirthday next;

  if (lunar != self->lunar || (lunar && is_stand_in (birth) != self->stand_ins))
    return;
  for (; accord_birthday_next (birth, lunar, day, &next) && next.day <= self->search->last; day = next.day + 1)
    if (next.age != 0 && (self->type != ACCORD_CARE_ANNIVERSARY || next.age > 0))
      add_round (self, lunar, &next);
}

static gboolean
look_up (Rounds *self, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GError) failed = NULL;

  accord_statement_bind_int (self->rows, 1, self->search->member);
  accord_statement_bind_int (self->rows, 2, first);
  accord_statement_bind_int (self->rows, 3, last);
  while (accord_statement_step (self->rows, &failed))
    take_row (self, accord_statement_int (self->rows, 0), g_strcmp0 (accord_statement_text (self->rows, 1), "lunar") == 0);
  accord_statement_reset (self->rows);
  return accord_error_pass (error, &failed);
}

/* Days of one solar year as days of another one; both within one year. */
static gboolean
look_up_solar (Rounds *self, int year, gint64 first, gint64 last, GError **error)
{
  int unused, month, day;
  gint64 from, until;

  accord_date_to_ymd (first, &unused, &month, &day);
  while (!accord_date_valid_ymd (year, month, day))
    day--;
  from = accord_date_from_ymd (year, month, day);
  accord_date_to_ymd (last, &unused, &month, &day);
  /* Who was born on the 29th of February is thought of on the 28th. */
  if (month == 2 && day == 28 && accord_date_valid_ymd (year, 2, 29))
    day = 29;
  while (!accord_date_valid_ymd (year, month, day))
    day--;
  until = accord_date_from_ymd (year, month, day);
  return look_up (self, from, until, error);
}

/* A part of one lunar month, in the month of that number of another year and in its leap month. */
static gboolean
look_up_lunar (Rounds *self, int year, int month, int first, int last, GError **error)
{
  AccordLunarDay from = { year, month, first, FALSE }, until = { year, month, last >= 29 ? 30 : last, FALSE };
  gint64 begin, end, leap_begin, leap_end;

  if (!accord_lunar_to_date (&from, &begin) || !accord_lunar_to_date (&until, &end))
    return TRUE;
  if (!look_up (self, begin, end, error))
    return FALSE;
  from.leap = until.leap = TRUE;
  if (!accord_lunar_to_date (&from, &leap_begin) || !accord_lunar_to_date (&until, &leap_end) || leap_begin == begin)
    return TRUE;
  return look_up (self, leap_begin, leap_end, error);
}

typedef gboolean (*YearFunc) (Rounds *self, int year, gpointer data, GError **error);

/* The years in which somebody may have been born, and those that stand for an unknown one. */
static gboolean
each_year (Rounds *self, int oldest, YearFunc func, gpointer data, GError **error)
{
  int newest, unused;

  accord_date_to_ymd (self->search->last, &newest, &unused, &unused);
  for (int year = YEAR_STAND_IN; year < ACCORD_BIRTHDAY_YEAR_MIN; year++)
    if (!func (self, year, data, error))
      return FALSE;
  for (int year = MAX (oldest - 1, ACCORD_BIRTHDAY_YEAR_MIN); year <= newest; year++)
    if (!func (self, year, data, error))
      return FALSE;
  return TRUE;
}

typedef struct {
  gint64 first;
  gint64 last;
} Piece;

static gboolean
solar_year (Rounds *self, int year, gpointer data, GError **error)
{
  const Piece *piece = data;

  return look_up_solar (self, year, piece->first, piece->last, error);
}

typedef struct {
  int month;
  int first;
  int last;
} LunarPiece;

static gboolean
lunar_year (Rounds *self, int year, gpointer data, GError **error)
{
  const LunarPiece *piece = data;

  return look_up_lunar (self, year, piece->month, piece->first, piece->last, error);
}

static gboolean
search_solar (Rounds *self, int oldest, GError **error)
{
  Piece piece = { self->search->first, self->search->first };

  while (piece.first <= self->search->last)
    {
      int year, unused;

      accord_date_to_ymd (piece.first, &year, &unused, &unused);
      piece.last = MIN (self->search->last, accord_date_from_ymd (year, 12, 31));
      if (!each_year (self, oldest, solar_year, &piece, error))
        return FALSE;
      piece.first = piece.last + 1;
    }
  return TRUE;
}

/* Month and day of the one year are those of the calendar by which they are kept: see accord_birthday_next(). */
static gboolean
look_up_stand_ins (Rounds *self, const LunarPiece *piece, GError **error)
{
  gint64 first = accord_date_from_ymd (ACCORD_BIRTHDAY_STAND_IN, piece->month, 1) - 1;
  int last = piece->last >= 29 ? 31 : piece->last;
  gboolean done;

  while (!accord_date_valid_ymd (ACCORD_BIRTHDAY_STAND_IN, piece->month, last))
    last--;
  self->stand_ins = TRUE;
  done = look_up (self, first + piece->first, first + last, error);
  self->stand_ins = FALSE;
  return done;
}

static gboolean
search_lunar (Rounds *self, int oldest, GError **error)
{
  gint64 day = self->search->first;

  while (day <= self->search->last)
    {
      AccordLunarDay from, until;
      LunarPiece piece;
      gint64 last = day;

      if (!accord_lunar_from_date (day, &from))
        return TRUE;
      until = from;
      while (last < self->search->last && accord_lunar_from_date (last + 1, &until) && until.month == from.month &&
             until.leap == from.leap)
        last++;
      piece = (LunarPiece) { from.month, from.day, from.day + (int) (last - day) };
      if (!each_year (self, oldest, lunar_year, &piece, error) || !look_up_stand_ins (self, &piece, error))
        return FALSE;
      day = last + 1;
    }
  return TRUE;
}

/* The year of the oldest birth that is known, so that nobody looks through centuries. */
static gboolean
oldest_year (AccordReader *reader, const char *table, const char *column, int *year, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min(%s) FROM %s WHERE del<=0 AND %s>=?1", column, table, column);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;
  int unused;

  if (row == NULL)
    return FALSE;
  *year = 0;
  accord_statement_bind_int (row, 1, accord_date_from_ymd (ACCORD_BIRTHDAY_YEAR_MIN, 1, 1));
  if (accord_statement_step (row, &failed) && !accord_statement_is_null (row, 0))
    accord_date_to_ymd (accord_statement_int (row, 0), year, &unused, &unused);
  return accord_error_pass (error, &failed);
}

static gboolean
search_column (AccordCareSearch *self, AccordCareType type, const char *sql, const char *table, const char *column,
               gboolean both, GError **error)
{
  g_autoptr (AccordStatement) rows = NULL;
  Rounds rounds = { self, NULL, type, FALSE };
  int oldest, newest, unused;

  if (!oldest_year (self->reader, table, column, &oldest, error))
    return FALSE;
  accord_date_to_ymd (self->last, &newest, &unused, &unused);
  oldest = oldest == 0 ? newest + 2 : oldest; /* nobody: only the years that stand for unknown ones */
  rows = accord_reader_prepare (self->reader, sql, error);
  if (rows == NULL)
    return FALSE;
  rounds.rows = rows;
  if (!search_solar (&rounds, oldest, error))
    return FALSE;
  rounds.lunar = TRUE;
  return !both || search_lunar (&rounds, oldest, error);
}

/*< private >
 * accord_care_find_birthdays:
 *
 * Of people at customers, and of customers that are people.
 */
gboolean
accord_care_find_birthdays (AccordCareSearch *self, GError **error)
{
  return search_column (self, ACCORD_CARE_BIRTHDAY,
                        "SELECT c.birthday,c.birthday_calendar,c.id,0 FROM customer c"
                        " WHERE c.del<=0 AND c.birthday BETWEEN ?2 AND ?3" ACCORD_CARE_WHOSE,
                        "customer", "birthday", TRUE, error) &&
         search_column (self, ACCORD_CARE_BIRTHDAY,
                        self->member == 0 ? CONTACTS_OF_ALL : CONTACTS_OF_MEMBER, "contact", "birthday", TRUE, error);
}

/*< private >
 * accord_care_find_anniversaries:
 *
 * Of the day on which somebody became a customer.
 */
gboolean
accord_care_find_anniversaries (AccordCareSearch *self, GError **error)
{
  return search_column (self, ACCORD_CARE_ANNIVERSARY,
                        "SELECT c.since,'solar',c.id,0 FROM customer c"
                        " WHERE c.del<=0 AND c.since BETWEEN ?2 AND ?3" ACCORD_CARE_WHOSE,
                        "customer", "since", FALSE, error);
}

/*< private >
 * accord_care_read_names:
 * @self: a search
 * @dates: (element-type AccordCareDate): some of those found
 *
 * Fills in the names of people whose days come round. Whose customer is in the trash is left out.
 */
gboolean
accord_care_read_names (AccordCareSearch *self, GPtrArray *dates, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (self->reader, NAMES, error);
  g_autoptr (GError) failed = NULL;
  guint n = 0;

  for (guint i = 0; row != NULL && failed == NULL && i < dates->len; i++)
    {
      AccordCareDate *date = dates->pdata[i];
      gboolean found = date->name != NULL;

      if (!found)
        {
          accord_statement_bind_int (row, 1, date->customer);
          accord_statement_bind_int (row, 2, date->contact);
          found = accord_statement_step (row, &failed);
          date->customer_name = found ? g_strdup (accord_statement_text (row, 0)) : NULL;
          date->name = found ? g_strdup (accord_statement_text (row, date->contact != 0 ? 1 : 0)) : NULL;
          accord_statement_reset (row);
        }
      dates->pdata[i] = dates->pdata[n]; /* what is left out goes to the end */
      dates->pdata[n] = date;
      n += found;
    }
  if (row == NULL || !accord_error_pass (error, &failed))
    return FALSE;
  g_ptr_array_set_size (dates, (int) n);
  return TRUE;
}
