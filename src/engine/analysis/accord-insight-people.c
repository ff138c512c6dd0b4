/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts of people: when activities are done, how customers are spread (M17). Fibers of the main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include "accord-busy-records.h"
#include "accord-spread.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 9
#define FEW_ACTIVITIES 10

/* Activities over the week */

static char *
weekday_name (int weekday)
{
  static const char *const names[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday") };

  return g_strdup (_(names[weekday]));
}

static char *
slot_name (int slot)
{
  int hours = 24 / ACCORD_BUSY_SLOTS;

  /* Translators: a span of hours, as in "9–12" */
  return g_strdup_printf (_("%d–%d"), slot * hours, (slot + 1) * hours);
}

static DexFuture *
slot_activities (AccordStore *store, const AccordPlotDrill *drill)
{
  return accord_busy_records_read (store, &drill->period, drill->member, (int) (drill->number / ACCORD_BUSY_SLOTS), (int) (drill->number % ACCORD_BUSY_SLOTS));
}

static AccordPlotDrill *
slot_drill (AccordInsight *self, gint64 n, const char *when, int place)
{
  g_autofree char *number = accord_number_format (n);
  AccordPlotDrill *drill;

  if (n == 0)
    return NULL;
  drill = accord_plot_drill_new (g_strdup_printf (ngettext ("show the %s activity", "show the %s activities", (gulong) n), number),
                                 g_strdup (when), NULL, NULL);
  drill->ids = slot_activities;
  drill->kind = &accord_activity_kind;
  drill->period = self->ask->period;
  drill->member = self->ask->member;
  drill->number = place;
  return drill;
}

/* What the words of its slots are made from. */
typedef struct {
  AccordInsight *insight;
  gint64 total;
} Busy;

static void
busy_free (gpointer data)
{
  accord_insight_free (((Busy *) data)->insight);
  g_free (data);
}

static void
tell_slot (AccordPlotMark *mark, guint index, gpointer data)
{
  const Busy *busy = data;
  g_autofree char *name = weekday_name ((int) index / ACCORD_BUSY_SLOTS), *hours = slot_name ((int) index % ACCORD_BUSY_SLOTS), *share = NULL;

  share = accord_percent_format (busy->total > 0 ? mark->value / (double) busy->total : 0);
  accord_plot_set_cells (mark, g_strdup_printf (C_ ("weekday and hours", "%1$s %2$s"), name, hours), g_strdup (mark->text), g_strdup (share), NULL);
  accord_plot_set_data (mark, g_strdup_printf ("%s %s", name, hours), accord_insight_plain (mark->value, 0),
                        accord_insight_plain (busy->total > 0 ? mark->value / (double) busy->total : 0, 4), NULL);
  mark->drill = slot_drill (busy->insight, (gint64) mark->value, mark->cells[0], (int) index);
}

static void
add_slot (AccordPlot *plot, const AccordBusyHours *busy, int day, int slot)
{
  AccordPlotMark *mark = accord_plot_add (plot, NULL);

  mark->value = (double) busy->n[day][slot];
  mark->text = accord_insight_number (busy->n[day][slot]);
}

static void
fill_busy (AccordInsight *self, AccordPlot *plot, const AccordBusyHours *busy)
{
  Busy *told = g_new0 (Busy, 1);
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new (), cols = g_strv_builder_new ();
  int best_day = 0, best_slot = 0;
  g_autofree char *day = NULL, *hours = NULL, *share = NULL;

  *told = (Busy) { accord_insight_keep (self), busy->total };
  accord_plot_set_teller (plot, tell_slot, told, busy_free);
  for (int i = 0; i < ACCORD_BUSY_DAYS; i++)
    {
      g_strv_builder_take (rows, weekday_name (i));
      for (int k = 0; k < ACCORD_BUSY_SLOTS; k++)
        {
          add_slot (plot, busy, i, k);
          if (busy->n[i][k] > busy->n[best_day][best_slot])
            best_day = i, best_slot = k;
        }
    }
  for (int k = 0; k < ACCORD_BUSY_SLOTS; k++)
    g_strv_builder_take (cols, slot_name (k));
  plot->rows = g_strv_builder_end (rows);
  plot->cols = g_strv_builder_end (cols);
  day = weekday_name (best_day);
  hours = slot_name (best_slot);
  share = accord_percent_format (busy->total > 0 ? (double) busy->n[best_day][best_slot] / (double) busy->total : 0);
  plot->takeaway = g_strdup_printf (_("Most is done on %1$s from %2$s: %3$s of all activities."), day, hours, share);
}

AccordPlot *
accord_insight_busy (AccordInsight *self, GError **error)
{
  g_autoptr (AccordBusyHours) busy = dex_await_boxed (accord_busy_hours_read (self->store, &self->ask->period, self->ask->member), error);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_HEAT, ACCORD_UNIT_COUNT, NULL, _("Activities over the Week"));

  if (busy == NULL)
    return NULL;
  accord_plot_set_columns (plot, _("When"), _("Activities"), _("Share"), NULL);
  fill_busy (self, plot, busy);
  if (busy->total < FEW_ACTIVITIES)
    {
      plot->too_little = g_strdup_printf (_("Needs %d activities done, has %d."), FEW_ACTIVITIES, (int) busy->total);
      g_clear_pointer (&plot->takeaway, g_free);
    }
  plot->explanation = g_strdup (_("Activities done in the period, notes left out, by the weekday and hour at which they were done, in this computer's time zone."));
  return g_steal_pointer (&plot);
}

/* Customers */

static const char *
part_words (const AccordField *field, const AccordSpreadPart *part)
{
  return *part->text != '\0' ? accord_group_words (field, part->text) : _("Without");
}

static AccordPlotDrill *
part_drill (AccordInsight *self, const char *name, const AccordSpreadPart *part)
{
  const AccordKind *kind = accord_store_get_kind (self->store, &accord_customer_kind);
  const AccordField *field = &kind->fields[accord_kind_find (kind, name)];
  AccordQuery *query = accord_query_new (&accord_customer_kind);
  g_autofree char *n = accord_number_format (part->n);

  if (*part->text == '\0')
    accord_query_add_text (query, name, ACCORD_OP_EMPTY, NULL);
  else if (accord_field_has_number (field))
    accord_query_add_number (query, name, ACCORD_OP_IS, part->number);
  else
    accord_query_add_text (query, name, ACCORD_OP_IS, part->text);
  if (self->ask->member != 0)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, self->ask->member);
  return accord_plot_drill_new (g_strdup_printf (ngettext ("show the %s customer", "show the %s customers", (gulong) part->n), n),
                                g_strdup (part_words (field, part)), NULL, query);
}

/* Customers in none of the groups that are shown. */
static AccordPlotDrill *
rest_drill (AccordInsight *self, const char *name, GPtrArray *parts, gint64 rest)
{
  const AccordKind *kind = accord_store_get_kind (self->store, &accord_customer_kind);
  const AccordField *field = &kind->fields[accord_kind_find (kind, name)];
  AccordQuery *query = accord_query_new (&accord_customer_kind);
  g_autofree char *n = accord_number_format (rest);

  for (guint i = 0; i < MOST_ROWS; i++)
    {
      const AccordSpreadPart *part = g_ptr_array_index (parts, i);

      if (*part->text == '\0')
        accord_query_add_text (query, name, ACCORD_OP_NOT_EMPTY, NULL);
      else if (accord_field_has_number (field))
        accord_query_add_number (query, name, ACCORD_OP_IS_NOT, part->number);
      else
        accord_query_add_text (query, name, ACCORD_OP_IS_NOT, part->text);
    }
  if (self->ask->member != 0)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, self->ask->member);
  return accord_plot_drill_new (g_strdup_printf (ngettext ("show the %s customer", "show the %s customers", (gulong) rest), n),
                                g_strdup (_("All others")), NULL, query);
}

AccordPlotMark *
accord_insight_add_share (AccordPlot *plot, const char *label, gint64 n, gint64 all)
{
  AccordPlotMark *mark = accord_plot_add (plot, label);

  mark->value = (double) n;
  mark->text = accord_insight_number (n);
  mark->note = all > 0 ? accord_percent_format ((double) n / (double) all) : g_strdup ("—");
  accord_plot_set_cells (mark, g_strdup (label), g_strdup (mark->text), g_strdup (mark->note), NULL);
  accord_plot_set_data (mark, g_strdup (label), accord_insight_plain (mark->value, 0), accord_insight_plain (all > 0 ? (double) n / (double) all : ACCORD_PLOT_NONE, 4), NULL);
  return mark;
}

/* Those that have as many as the first, which is the largest; the first two of them. */
static guint
find_largest (GPtrArray *parts, const AccordSpreadPart **two)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const AccordSpreadPart *part = g_ptr_array_index (parts, i);

      if (*part->text == '\0' || (n > 0 && part->n != two[0]->n))
        continue;
      if (n < 2)
        two[n] = part;
      n++;
    }
  return n;
}

static void
say_customers (AccordPlot *plot, const AccordField *field, GPtrArray *parts, gint64 all, gint64 known)
{
  const AccordSpreadPart *two[2] = { NULL };
  guint n = find_largest (parts, two);
  const char *first = n > 0 ? accord_group_words (field, two[0]->text) : NULL, *second = n > 1 ? accord_group_words (field, two[1]->text) : NULL;
  g_autofree char *share = n > 0 ? accord_percent_format ((double) two[0]->n / (double) all) : NULL;

  if (n == 1)
    plot->takeaway = g_strdup_printf (_("“%1$s” is the largest group: %2$s of all customers."), first, share);
  else if (n == 2)
    plot->takeaway = g_strdup_printf (_("“%1$s” and “%2$s” are the largest groups: %3$s of all customers each."), first, second, share);
  else if (n > 2)
    plot->takeaway = g_strdup_printf (_("No group is larger than all others; “%1$s” has %2$s of all customers."), first, share);
  if (known == 0)
    plot->too_little = g_strdup (all == 0 ? _("There are no customers yet.") : _("This is not known of any customer yet."));
}

static void
fill_customers (AccordInsight *self, AccordPlot *plot, const char *field, GPtrArray *parts)
{
  const AccordKind *kind = accord_store_get_kind (self->store, &accord_customer_kind);
  const AccordField *of = &kind->fields[accord_kind_find (kind, field)];
  gint64 all = 0, rest = 0, known = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const AccordSpreadPart *part = g_ptr_array_index (parts, i);

      all += part->n;
      known += *part->text != '\0' ? part->n : 0;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const AccordSpreadPart *part = g_ptr_array_index (parts, i);
      AccordPlotMark *mark;

      if (i >= MOST_ROWS && parts->len > MOST_ROWS + 1)
        {
          rest += part->n;
          continue;
        }
      mark = accord_insight_add_share (plot, part_words (of, part), part->n, all);
      mark->tone = *part->text != '\0' ? ACCORD_TONE_BLUE : ACCORD_TONE_GREY;
      mark->drill = part_drill (self, field, part);
    }
  if (rest > 0)
    {
      AccordPlotMark *mark = accord_insight_add_share (plot, _("All others"), rest, all);

      mark->tone = ACCORD_TONE_GREY;
      mark->drill = rest_drill (self, field, parts, rest);
    }
  say_customers (plot, of, parts, all, known);
}

AccordPlot *
accord_insight_customers (AccordInsight *self, GError **error)
{
  const char *by = self->by != NULL ? self->by : "customer.industry";
  const char *field = g_str_has_prefix (by, "customer.") ? by + strlen ("customer.") : by;
  g_autofree char *spec = g_strdup_printf ("customers:%s", by);
  g_autofree char *title = accord_insight_card_title (self->store, spec);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, title);
  g_autoptr (GPtrArray) parts = NULL;

  accord_plot_set_columns (plot, _("Group"), _("Customers"), _("Share"), NULL);
  if (g_str_equal (by, "tier"))
    return accord_insight_customers_by_tier (self, plot, error);
  parts = dex_await_boxed (accord_customer_spread_read (self->store, field, self->ask->member), error);
  if (parts == NULL)
    return NULL;
  fill_customers (self, plot, field, parts);
  plot->explanation = g_strdup (_("All customers as they are today; the period does not apply."));
  return g_steal_pointer (&plot);
}
