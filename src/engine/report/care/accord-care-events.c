/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Care dates that follow from something that happened or will: contracts that end, purchases and resolved tickets
 * some days ago; and festivals, which are everybody's. Report thread. */

#include "accord-config.h"

#include "accord-care-private.h"

#include "accord-date.h"
#include "accord-lunar.h"
#include "accord-query.h"
#include "accord-return-sql.h"

static char *
uid_text (AccordStatement *row, int column)
{
  gsize size = 0;
  const guint8 *bytes = accord_statement_blob (row, column, &size);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/*< private >
 * accord_care_find_renewals:
 *
 * Contracts whose time of notice begins within the days.
 */
gboolean
accord_care_find_renewals (AccordCareSearch *self, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    self->reader,
    "SELECT k.id,k.deal,c.id,k.name,c.name,k.ends_on,coalesce(k.renew_days,?4),k.uid FROM contract k"
    " CROSS JOIN deal d ON d.id=k.deal AND d.del<=0 CROSS JOIN customer c ON c.id=d.customer AND c.del<=0"
    " WHERE k.del<=0 AND k.ends_on>=?2 AND k.ends_on-coalesce(k.renew_days,?4) BETWEEN ?2 AND ?3" ACCORD_CARE_WHOSE, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, self->member);
  accord_statement_bind_int (row, 2, self->first);
  accord_statement_bind_int (row, 3, self->last);
  accord_statement_bind_int (row, 4, ACCORD_CARE_RENEWAL_DAYS);
  while (accord_statement_step (row, &failed))
    {
      gint64 ends_on = accord_statement_int (row, 5);
      AccordCareDate *date = accord_care_add (self, ACCORD_CARE_RENEWAL, ends_on - accord_statement_int (row, 6));

      date->contract = accord_statement_int (row, 0);
      date->deal = accord_statement_int (row, 1);
      date->customer = accord_statement_int (row, 2);
      date->name = g_strdup (accord_statement_text (row, 3));
      date->customer_name = g_strdup (accord_statement_text (row, 4));
      date->ends_on = ends_on;
      g_set_str (&date->source, NULL);
      date->source = uid_text (row, 7);
    }
  return accord_error_pass (error, &failed);
}

static int
days_after (const AccordCareSearch *self, AccordCareType type, int usual)
{
  const AccordCareOccasion *occasion = accord_care_occasion (self, type);

  return occasion != NULL && occasion->days > 0 ? occasion->days : usual;
}

/* Deals that were won on some days, found as lists find them: without reading rows where there are many. */
static AccordIds *
find_won (AccordCareSearch *self, int days, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_reader_get_kind (self->reader, &accord_deal_kind));

  accord_query_add_number (query, "closed_on", ACCORD_OP_AT_LEAST, self->first - days);
  accord_query_add_number (query, "closed_on", ACCORD_OP_AT_MOST, self->last - days);
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "won");
  return accord_reader_find (self->reader, query, error);
}

/*< private >
 * accord_care_find_revisits:
 *
 * Purchases that were some days before. Until there are orders, a purchase is a won deal; one of less than nothing is a
 * return (F12).
 */
gboolean
accord_care_find_revisits (AccordCareSearch *self, GError **error)
{
  int days = days_after (self, ACCORD_CARE_REVISIT, ACCORD_CARE_REVISIT_DAYS);
  g_autoptr (AccordIds) ids = find_won (self, days, error);
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;
  AccordIdSet set;

  if (ids == NULL)
    return FALSE;
  row = accord_reader_prepare (self->reader,
                               "SELECT d.id,c.id,d.name,c.name,d.closed_on,p.id,d.uid FROM accord_ids(?2) s"
                               " CROSS JOIN deal d ON d.id=s.id CROSS JOIN customer c ON c.id=d.customer AND c.del<=0"
                               " LEFT JOIN contact p ON p.id=d.contact AND p.del<=0"
                               " WHERE d.del<=0 AND " ACCORD_SQL_NO_RETURN ("d.") ACCORD_CARE_WHOSE, error);
  if (row == NULL)
    return FALSE;
  set = (AccordIdSet) { ids->ids, ids->n_ids };
  accord_statement_bind_int (row, 1, self->member);
  accord_statement_bind_ids (row, 2, &set);
  while (accord_statement_step (row, &failed))
    {
      AccordCareDate *date = accord_care_add (self, ACCORD_CARE_REVISIT, accord_statement_int (row, 4) + days);

      date->deal = accord_statement_int (row, 0);
      date->customer = accord_statement_int (row, 1);
      date->name = g_strdup (accord_statement_text (row, 2));
      date->customer_name = g_strdup (accord_statement_text (row, 3));
      date->contact = accord_statement_int (row, 5);
      date->years = days;
      g_set_str (&date->source, NULL);
      date->source = uid_text (row, 6);
    }
  return accord_error_pass (error, &failed);
}

/*< private >
 * accord_care_find_resolved:
 *
 * Tickets that were resolved some days before; what was a duplicate or rejected has no time of that. One that
 * was opened again has none either, until it is resolved anew.
 */
gboolean
accord_care_find_resolved (AccordCareSearch *self, GError **error)
{
  int days = days_after (self, ACCORD_CARE_TICKET, ACCORD_CARE_TICKET_DAYS);
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    self->reader,
    "SELECT t.id,t.customer,p.id,t.deal,t.subject,c.name,t.resolved_at,t.uid FROM ticket t"
    " CROSS JOIN customer c ON c.id=t.customer AND c.del<=0 LEFT JOIN contact p ON p.id=t.contact AND p.del<=0"
    " WHERE t.del<=0 AND t.resolved_at>=?2 AND t.resolved_at<?3 AND t.state IN ('resolved','revisit','closed')" ACCORD_CARE_WHOSE, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, self->member);
  accord_statement_bind_int (row, 2, accord_date_to_time (self->first - days));
  accord_statement_bind_int (row, 3, accord_date_to_time (self->last - days + 1));
  while (accord_statement_step (row, &failed))
    {
      AccordCareDate *date = accord_care_add (self, ACCORD_CARE_TICKET, accord_date_from_time (accord_statement_int (row, 6)) + days);

      date->ticket = accord_statement_int (row, 0);
      date->customer = accord_statement_int (row, 1);
      date->contact = accord_statement_int (row, 2);
      date->deal = accord_statement_int (row, 3);
      date->name = g_strdup (accord_statement_text (row, 4));
      date->customer_name = g_strdup (accord_statement_text (row, 5));
      date->years = days;
      g_set_str (&date->source, NULL);
      date->source = uid_text (row, 7);
    }
  return accord_error_pass (error, &failed);
}

static const AccordCareOccasion *
festival_occasion (const AccordCareSearch *self, const AccordFestival *festival)
{
  for (guint i = 0; i < self->occasions->len; i++)
    {
      const AccordCareOccasion *occasion = &g_array_index (self->occasions, AccordCareOccasion, i);

      if (occasion->type_known && occasion->type == ACCORD_CARE_FESTIVAL && g_strcmp0 (occasion->festival, festival->name) == 0)
        return occasion;
    }
  return NULL;
}

/* A workspace's own day, such as that of its founding. */
static void
add_own_day (AccordCareSearch *self, const AccordCareOccasion *occasion, int year)
{
  AccordLunarDay lunar = { year, occasion->month, occasion->day, FALSE };
  AccordCareDate *date;
  gint64 day;

  if (occasion->lunar)
    {
      if (!accord_lunar_to_date (&lunar, &day))
        return;
    }
  else
    {
      int of = occasion->day;

      if (occasion->month < 1 || occasion->month > 12 || of < 1 || of > 31)
        return;
      while (!accord_date_valid_ymd (year, occasion->month, of))
        of--;
      day = accord_date_from_ymd (year, occasion->month, of);
    }
  if (day < self->first || day > self->last)
    return;
  date = accord_care_add (self, ACCORD_CARE_FESTIVAL, day);
  date->name = g_strdup (occasion->name);
  date->template = occasion->template;
  g_set_str (&date->source, occasion->uid);
}

static void
find_own_days (AccordCareSearch *self)
{
  int from, until, unused;

  accord_date_to_ymd (self->first, &from, &unused, &unused);
  accord_date_to_ymd (self->last, &until, &unused, &unused);
  for (guint i = 0; i < self->occasions->len; i++)
    {
      const AccordCareOccasion *occasion = &g_array_index (self->occasions, AccordCareOccasion, i);

      if (occasion->type_known && occasion->type == ACCORD_CARE_FESTIVAL && occasion->festival == NULL && !occasion->off)
        for (int year = from - 1; year <= until; year++)
          add_own_day (self, occasion, year);
    }
}

/*< private >
 * accord_care_find_festivals:
 *
 * Those that the workspace keeps, and days of its own.
 */
void
accord_care_find_festivals (AccordCareSearch *self)
{
  g_autoptr (GArray) days = accord_festival_find (self->first, self->last);

  for (guint i = 0; i < days->len; i++)
    {
      const AccordFestivalDay *of = &g_array_index (days, AccordFestivalDay, i);
      const AccordCareOccasion *occasion = festival_occasion (self, of->festival);
      AccordCareDate *date;

      if (occasion != NULL ? occasion->off : !of->festival->usual)
        continue;
      date = accord_care_add (self, ACCORD_CARE_FESTIVAL, of->day);
      date->festival = of->festival;
      date->name = g_strdup (accord_festival_label (of->festival));
      date->template = occasion != NULL ? occasion->template : 0;
      g_set_str (&date->source, of->festival->name);
    }
  find_own_days (self);
}
