/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Binds a customer and its summary to an AccordRecordRow in a lazy hull: only rows in view are filled
 * and have their summary read. The second line keeps its height meanwhile, so nothing jumps. */

#include "accord-config.h"

#include "accord-customer-row.h"

#include "accord-activity-words.h"
#include "accord-date.h"
#include "accord-lazy-row.h"
#include "accord-record-row.h"

#include <glib/gi18n-lib.h>

#define ROW_HEIGHT 56 /* ui.md §6, until a row has been measured */

typedef struct {
  AccordSummaries *summaries;
  AccordLazyPool *rows;
  char *currency;
} Factory;

static void
factory_free (gpointer data, GClosure *closure)
{
  Factory *factory = data;

  g_object_unref (factory->summaries);
  g_object_unref (factory->rows);
  g_free (factory->currency);
  g_free (factory);
}

static void
show_step (AccordRecordRow *row, const AccordSummary *summary)
{
  g_autofree char *clock = accord_minute_format (summary->step_minute);
  gboolean today = summary->step_has_due && summary->step_due == accord_date_today ();
  const char *title = summary->step_title;

  if (title == NULL || *title == '\0')
    title = _(accord_activity_words_of (summary->step_type)->label);
  accord_record_row_set_step (row, summary->step_has_due, summary->step_due, title, today ? clock : NULL);
}

/* Where nothing is open, no next step is no news; then the row tells customers apart. */
static void
show_place (AccordRecordRow *row, AccordEntity *customer)
{
  const char *industry = accord_entity_get_text (customer, "industry");
  const char *city = accord_entity_get_text (customer, "city");
  const char *place = city != NULL ? city : accord_entity_get_text (customer, "country");
  g_autofree char *note = NULL;

  if (industry != NULL && place != NULL)
    note = g_strdup_printf ("%s · %s", industry, place);
  else
    note = g_strdup (industry != NULL ? industry : place != NULL ? place : "");
  accord_record_row_set_note (row, NULL, note, ACCORD_TINT_NEUTRAL);
}

static void
changed_cb (GtkListItem *item)
{
  accord_lazy_row_changed (ACCORD_LAZY_ROW (gtk_list_item_get_child (item)));
}

/* The summary is asked for when the row first comes into view. */
static const AccordSummary *
summary_of (GtkListItem *item, AccordEntity *customer)
{
  AccordSummaryItem *summary = g_object_get_data (G_OBJECT (item), "summary");

  if (summary == NULL)
    {
      Factory *factory = g_object_get_data (G_OBJECT (item), "factory");

      summary = accord_summaries_get (factory->summaries, accord_entity_get_id (customer));
      g_object_set_data_full (G_OBJECT (item), "summary", summary, g_object_unref);
      g_signal_connect_object (summary, "changed", G_CALLBACK (changed_cb), item, G_CONNECT_SWAPPED);
    }
  return accord_summary_item_get (summary);
}

static void
fill (GtkWidget *content, gpointer data)
{
  GtkListItem *item = data;
  AccordRecordRow *row = ACCORD_RECORD_ROW (content);
  AccordEntity *customer = gtk_list_item_get_item (item);
  const AccordSummary *summary = summary_of (item, customer);
  Factory *factory = g_object_get_data (G_OBJECT (item), "factory");
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  accord_record_row_set_name (row, accord_entity_get_title (customer),
                              g_strcmp0 (accord_entity_get_text (customer, "type"), "person") == 0);
  if (summary != NULL && summary->open_sum != 0)
    value = accord_money_format_short (summary->open_sum, factory->currency);
  accord_record_row_set_value (row, value);
  if (summary != NULL && summary->has_step)
    show_step (row, summary);
  else if (summary != NULL && summary->n_open_deals > 0)
    accord_record_row_set_step (row, FALSE, 0, NULL, NULL);
  else
    show_place (row, customer);
  label = accord_record_row_describe (row);
  gtk_list_item_set_accessible_label (item, label);
}

static void
setup_cb (GtkListItemFactory *list_factory, GtkListItem *item, gpointer data)
{
  Factory *factory = data;

  g_object_set_data (G_OBJECT (item), "factory", factory);
  gtk_list_item_set_child (item, accord_lazy_row_new (factory->rows));
}

static void
bind_cb (GtkListItemFactory *list_factory, GtkListItem *item)
{
  AccordEntity *customer = gtk_list_item_get_item (item);

  g_signal_connect_object (customer, "notify::record", G_CALLBACK (changed_cb), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_accessible_label (item, accord_entity_get_title (customer));
  accord_lazy_row_set_fill (ACCORD_LAZY_ROW (gtk_list_item_get_child (item)), fill, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GObject *summary = g_object_get_data (G_OBJECT (item), "summary");

  accord_lazy_row_set_fill (ACCORD_LAZY_ROW (gtk_list_item_get_child (item)), NULL, NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), changed_cb, item);
  if (summary != NULL)
    g_signal_handlers_disconnect_by_func (summary, changed_cb, item);
  g_object_set_data (G_OBJECT (item), "summary", NULL);
}

/**
 * accord_customer_row_factory_new:
 * @summaries: of customers
 * @currency: of the workspace
 *
 * Returns: (transfer full): a factory of list rows
 */
GtkListItemFactory *
accord_customer_row_factory_new (AccordSummaries *summaries, const char *currency)
{
  GtkListItemFactory *list_factory = gtk_signal_list_item_factory_new ();
  Factory *factory = g_new (Factory, 1);

  *factory = (Factory) { g_object_ref (summaries), accord_lazy_pool_new (accord_record_row_new, ROW_HEIGHT, TRUE),
                         g_strdup (currency) };
  g_signal_connect_data (list_factory, "setup", G_CALLBACK (setup_cb), factory, factory_free, 0);
  g_signal_connect (list_factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (list_factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return list_factory;
}

static void
letter_setup_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  gtk_list_header_set_child (header, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, NULL));
}

static void
letter_bind_cb (AccordIdList *list, GtkListHeader *header)
{
  char letter[8] = "";

  letter[g_unichar_to_utf8 (accord_id_list_get_section_letter (list, gtk_list_header_get_start (header)), letter)] = '\0';
  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), letter);
}

/**
 * accord_customer_letter_factory_new:
 * @list: rows whose query asks for sections
 *
 * Returns: (transfer full): a factory of section headers
 */
GtkListItemFactory *
accord_customer_letter_factory_new (AccordIdList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (letter_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (letter_bind_cb), list, G_CONNECT_SWAPPED);
  return factory;
}
