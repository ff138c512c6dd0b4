/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The care calendar (M21, M23): which days of a range ask to think of which customer, and what has been
 * done about them. Read on the report thread; the answer is immutable. */

#include "accord-config.h"

#include "accord-care-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "accord-date.h"

#define DAYS_MAX 366

G_DEFINE_BOXED_TYPE (AccordCareDates, accord_care_dates, accord_care_dates_ref, accord_care_dates_unref)

static void
date_free (gpointer data)
{
  AccordCareDate *date = data;

  g_free (date->source);
  g_free (date->name);
  g_free (date->customer_name);
  g_free (date->sentence);
  g_free (date->state);
  g_free (date);
}

AccordCareDates *
accord_care_dates_ref (AccordCareDates *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_care_dates_unref (AccordCareDates *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->dates);
  g_free (self);
}

/*< private >
 * accord_care_add:
 *
 * Returns: (transfer none): a new find, to be filled
 */
AccordCareDate *
accord_care_add (AccordCareSearch *self, AccordCareType type, gint64 day)
{
  const AccordCareOccasion *occasion = accord_care_occasion (self, type);
  AccordCareDate *date = g_new0 (AccordCareDate, 1);

  date->type = type;
  date->day = day;
  date->years = -1;
  date->source = g_strdup ("");
  date->template = occasion != NULL ? occasion->template : 0;
  g_ptr_array_add (self->found, date);
  return date;
}

static void
occasion_clear (gpointer data)
{
  AccordCareOccasion *occasion = data;

  g_free (occasion->festival);
  g_free (occasion->name);
  g_free (occasion->uid);
}

/*< private >
 * accord_care_occasion:
 *
 * Returns: (nullable): what the workspace decided about a sort of occasion as a whole
 */
const AccordCareOccasion *
accord_care_occasion (const AccordCareSearch *self, AccordCareType type)
{
  for (guint i = 0; type != ACCORD_CARE_FESTIVAL && i < self->occasions->len; i++)
    {
      const AccordCareOccasion *occasion = &g_array_index (self->occasions, AccordCareOccasion, i);

      if (occasion->type_known && occasion->type == type)
        return occasion;
    }
  return NULL;
}

/*< private >
 * accord_care_is_kept:
 */
gboolean
accord_care_is_kept (const AccordCareSearch *self, AccordCareType type)
{
  const AccordCareOccasion *occasion = accord_care_occasion (self, type);

  return occasion == NULL || !occasion->off;
}

static gboolean
find_type (const char *name, AccordCareType *type)
{
  for (int i = 0; i < ACCORD_N_CARE_TYPES; i++)
    if (g_strcmp0 (accord_care_type_name ((AccordCareType) i), name) == 0)
      {
        *type = i;
        return TRUE;
      }
  return FALSE;
}

/*< private >
 * accord_care_read_occasions:
 *
 * Of two decisions about one thing, made on two computers, the first stands.
 */
gboolean
accord_care_read_occasions (AccordCareSearch *self, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    self->reader, "SELECT o.type,o.festival,o.off,o.days,o.month,o.day,o.calendar,t.id,o.name,lower(hex(o.uid)) FROM occasion o"
                  " LEFT JOIN template t ON t.id=o.template AND t.del<=0 WHERE o.del<=0 ORDER BY o.uid", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      AccordCareOccasion occasion = {
        .festival = g_strdup (accord_statement_text (row, 1)),
        .off = accord_statement_int (row, 2) != 0,
        .days = (int) CLAMP (accord_statement_int (row, 3), 0, 3650),
        .month = (int) CLAMP (accord_statement_int (row, 4), 0, 13),
        .day = (int) CLAMP (accord_statement_int (row, 5), 0, 32),
        .lunar = g_strcmp0 (accord_statement_text (row, 6), "lunar") == 0,
        .template = accord_statement_int (row, 7),
        .name = g_strdup (accord_statement_text (row, 8)),
        .uid = g_strdup (accord_statement_text (row, 9)),
      };

      occasion.type_known = find_type (accord_statement_text (row, 0), &occasion.type);
      g_array_append_val (self->occasions, occasion);
    }
  return accord_error_pass (error, &failed);
}

/* What follows from a contract, a deal or a ticket is told by that: its contact may change after it was dealt with, and who was
 * written to need not be the contact. */
static gboolean
is_of_record (const char *type)
{
  return g_strcmp0 (type, accord_care_type_name (ACCORD_CARE_RENEWAL)) == 0 || g_strcmp0 (type, accord_care_type_name (ACCORD_CARE_REVISIT)) == 0 ||
         g_strcmp0 (type, accord_care_type_name (ACCORD_CARE_TICKET)) == 0;
}

static char *
care_key (const char *type, gint64 day, gint64 customer, gint64 contact, const char *source)
{
  if (is_of_record (type))
    contact = 0;
  return g_strdup_printf ("%s|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%s", type != NULL ? type : "",
                          day, customer, contact, source != NULL ? source : "");
}

static gboolean
read_dealt_with (AccordCareSearch *self, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    self->reader, "SELECT occasion,day,customer,contact,source,state FROM letter"
                  " WHERE del<=0 AND occasion IS NOT NULL AND mailing IS NULL AND day BETWEEN ?1 AND ?2", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, self->first);
  accord_statement_bind_int (row, 2, self->last);
  while (accord_statement_step (row, &failed))
    g_hash_table_replace (self->dealt_with,
                          care_key (accord_statement_text (row, 0), accord_statement_int (row, 1), accord_statement_int (row, 2),
                                    accord_statement_int (row, 3), accord_statement_text (row, 4)),
                          g_strdup (accord_statement_text (row, 5)));
  return accord_error_pass (error, &failed);
}

static char *
birthday_sentence (const AccordCareDate *date)
{
  const char *name = date->name != NULL ? date->name : "";

  if (date->lunar && date->years > 0)
    return g_strdup_printf (_("%s turns %d by the lunar calendar"), name, date->years);
  if (date->lunar)
    return g_strdup_printf (_("%s has a birthday by the lunar calendar"), name);
  if (date->years > 0)
    return g_strdup_printf (_("%s turns %d"), name, date->years);
  return g_strdup_printf (_("%s has a birthday"), name);
}

static char *
sentence_of (const AccordCareDate *date)
{
  const char *name = date->name != NULL ? date->name : "";
  g_autofree char *day = NULL;

  switch (date->type)
    {
    case ACCORD_CARE_BIRTHDAY:
      return birthday_sentence (date);
    case ACCORD_CARE_ANNIVERSARY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has been a customer for %d year",
                                           "%s has been a customer for %d years", (gulong) date->years), name, date->years);
    case ACCORD_CARE_RENEWAL:
      day = accord_date_format (date->ends_on);
      return g_strdup_printf (_("“%s” ends on %s"), name, day);
    case ACCORD_CARE_REVISIT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Bought “%s” %d day before", "Bought “%s” %d days before",
                                           (gulong) date->years), name, date->years);
    case ACCORD_CARE_TICKET:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "“%s” was resolved %d day before", "“%s” was resolved %d days before",
                                           (gulong) date->years), name, date->years);
    case ACCORD_CARE_FESTIVAL:
    case ACCORD_N_CARE_TYPES:
    default:
      return g_strdup (name);
    }
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const AccordCareDate *x = *(AccordCareDate *const *) a, *y = *(AccordCareDate *const *) b;
  int by_name;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  by_name = g_strcmp0 (x->name, y->name);
  if (by_name != 0)
    return by_name;
  if (x->customer != y->customer)
    return x->customer < y->customer ? -1 : 1;
  if (x->contact != y->contact)
    return x->contact < y->contact ? -1 : 1;
  return strcmp (x->source, y->source);
}

/* A month and its leap month are looked up in the same births, so somebody may have been found twice. */
static void
drop_doubles (GPtrArray *found)
{
  guint kept = 0;

  for (guint i = 0; i < found->len; i++)
    {
      AccordCareDate *date = g_ptr_array_index (found, i);
      const AccordCareDate *last = kept > 0 ? g_ptr_array_index (found, kept - 1) : NULL;

      if (last != NULL && compare_dates (&last, &date) == 0)
        date_free (date);
      else
        found->pdata[kept++] = date;
    }
  for (guint i = kept; i < found->len; i++)
    found->pdata[i] = NULL;
  g_ptr_array_set_free_func (found, NULL);
  g_ptr_array_set_size (found, (int) kept);
  g_ptr_array_set_free_func (found, date_free);
}

/* What has been done about each, and how many wait. */
static guint
read_states (AccordCareSearch *self)
{
  guint n_open = 0;

  if (g_hash_table_size (self->dealt_with) == 0)
    return self->found->len;
  for (guint i = 0; i < self->found->len; i++)
    {
      AccordCareDate *date = g_ptr_array_index (self->found, i);
      g_autofree char *key = care_key (accord_care_type_name (date->type), date->day, date->customer, date->contact, date->source);

      date->state = g_strdup (g_hash_table_lookup (self->dealt_with, key));
      n_open += date->state == NULL;
    }
  return n_open;
}

/* Names are read of those only that are told. */
static gboolean
tell (AccordCareSearch *self, AccordCareDates *dates, guint limit, GError **error)
{
  g_ptr_array_sort (self->found, compare_dates);
  drop_doubles (self->found);
  dates->n_open = read_states (self);
  dates->more = self->found->len > limit;
  g_ptr_array_set_size (self->found, (int) MIN (self->found->len, limit));
  if (!accord_care_read_names (self, self->found, error))
    return FALSE;
  g_ptr_array_sort (self->found, compare_dates);
  for (guint i = 0; i < self->found->len; i++)
    {
      AccordCareDate *date = g_ptr_array_index (self->found, i);

      date->sentence = sentence_of (date);
    }
  dates->dates = g_steal_pointer (&self->found);
  return TRUE;
}

static gboolean
search (AccordCareSearch *self, GError **error)
{
  if (!accord_care_read_occasions (self, error) || !read_dealt_with (self, error))
    return FALSE;
  if (accord_care_is_kept (self, ACCORD_CARE_RENEWAL) && !accord_care_find_renewals (self, error))
    return FALSE;
  if (accord_care_is_kept (self, ACCORD_CARE_REVISIT) && !accord_care_find_revisits (self, error))
    return FALSE;
  if (accord_care_is_kept (self, ACCORD_CARE_TICKET) && !accord_care_find_resolved (self, error))
    return FALSE;
  if (accord_care_is_kept (self, ACCORD_CARE_BIRTHDAY) && !accord_care_find_birthdays (self, error))
    return FALSE;
  if (accord_care_is_kept (self, ACCORD_CARE_ANNIVERSARY) && !accord_care_find_anniversaries (self, error))
    return FALSE;
  accord_care_find_festivals (self);
  return TRUE;
}

typedef struct {
  gint64 member;
  gint64 first;
  gint64 last;
  guint limit;
} Asked;

static DexFuture *
read_dates (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  AccordCareSearch self = { reader, asked->member, asked->first, asked->last };
  AccordCareDates *dates = NULL;
  g_autoptr (GError) error = NULL;

  self.occasions = g_array_new (FALSE, FALSE, sizeof (AccordCareOccasion));
  g_array_set_clear_func (self.occasions, occasion_clear);
  self.dealt_with = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.found = g_ptr_array_new_with_free_func (date_free);
  if (search (&self, &error))
    {
      dates = g_new0 (AccordCareDates, 1);
      g_atomic_ref_count_init (&dates->refs);
      if (!tell (&self, dates, asked->limit, &error))
        g_clear_pointer (&dates, g_free);
    }
  g_array_unref (self.occasions);
  g_hash_table_unref (self.dealt_with);
  g_clear_pointer (&self.found, g_ptr_array_unref);
  if (dates == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_CARE_DATES, dates);
}

/**
 * accord_report_care_dates:
 * @store: the open file
 * @member: whose customers, as owner or deputy; 0 for everybody's
 * @first: days since 1970-01-01
 * @last: the last day that counts, at most a year after @first
 * @limit: how many at most
 *
 * What Today, the care calendar and its file show. It follows from the kinds customer, contact, deal,
 * stage, contract, ticket, occasion, template and letter: ask again when a change set touches one of them.
 *
 * Returns: (transfer full): a future that resolves to #AccordCareDates; rejects with an #AccordStoreError
 */
DexFuture *
accord_report_care_dates (AccordStore *store, gint64 member, gint64 first, gint64 last, guint limit)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && first <= last, NULL);

  asked = g_new0 (Asked, 1);
  *asked = (Asked) { member, first, MIN (last, first + DAYS_MAX - 1), limit };
  return accord_store_read_long (store, read_dates, asked, g_free);
}
