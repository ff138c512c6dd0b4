/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Binds a customer and its summary to an AccordRecordRow in a lazy hull: only rows in view are filled, and these
 * and their neighbours have their summary read. The second line keeps its height meanwhile, so nothing jumps. */

#include "accord-config.h"

#include "accord-customer-row.h"

#include "accord-activity-words.h"
#include "accord-date.h"
#include "accord-lazy-row.h"
#include "accord-record-row.h"

#include "accord-pool.h"

#include <glib/gi18n-lib.h>

#define ROWS_AHEAD 14 /* that the window of a usual size shows */

/* What all rows of one list share. */
typedef struct {
  AccordPhotos *photos;
  AccordSummaries *summaries;
  AccordPicks *picks;
  AccordLazyPool *rows;
  AccordEntity *settings; /* the workspace's, for the rules of the pool */
  char *currency;
} Factory;

#define ACCORD_TYPE_CUSTOMER_ROW (accord_customer_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerRow, accord_customer_row, ACCORD, CUSTOMER_ROW, AccordLazyRow)

struct _AccordCustomerRow {
  AccordLazyRow parent_instance;

  Factory *factory;           /* the list's; outlives this */
  GtkListItem *item;          /* the list's; owns this */
  AccordEntity *customer;     /* NULL while not bound */
  AccordSummaryItem *summary; /* from the first time in view, or near it, until unbound */
};

G_DEFINE_FINAL_TYPE (AccordCustomerRow, accord_customer_row, ACCORD_TYPE_LAZY_ROW)

static void
factory_free (gpointer data, GClosure *closure)
{
  Factory *factory = data;

  g_object_unref (factory->photos);
  g_object_unref (factory->summaries);
  g_object_unref (factory->picks);
  g_object_unref (factory->settings);
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

/* Nobody has talked to them for longer than their policy says: yellow, and red behind the longest interval. */
static gboolean
show_quiet (AccordRecordRow *row, const AccordSummary *summary)
{
  gboolean red = summary->quiet.level == ACCORD_QUIET_RED;
  g_autofree char *words = NULL;

  if (summary->quiet.level == ACCORD_QUIET_NOT)
    return FALSE;
  words = g_strdup_printf (ngettext ("Quiet for %d day", "Quiet for %d days", (gulong) summary->quiet.days), (int) summary->quiet.days);
  accord_record_row_set_note (row, red ? "accord-overdue-symbolic" : "accord-history-symbolic", words, red ? ACCORD_TINT_ERROR : ACCORD_TINT_WARNING);
  return TRUE;
}

/* In the pool: since when, and how many days are left. */
static gboolean
show_pool (AccordCustomerRow *self, AccordRecordRow *row)
{
  AccordRecord *record = accord_entity_get_record (self->customer);
  g_autofree char *words = NULL;
  gint64 since;

  if (record == NULL || !accord_record_get_number (record, "pooled_on", &since))
    return FALSE;
  words = accord_pool_words (record, accord_entity_get_record (self->factory->settings), accord_date_today ());
  if (words != NULL)
    accord_record_row_set_note (row, NULL, words, ACCORD_TINT_NEUTRAL);
  return words != NULL;
}

/* Of people, who have neither industry nor often a place. */
static const char *
how_to_reach (AccordEntity *customer)
{
  const char *email = accord_entity_get_text (customer, "email");
  const char *phone = accord_entity_get_text (customer, "phone");

  return email != NULL ? email : phone != NULL ? phone : "";
}

/* Of whom nothing is known yet, this is what comes next. */
static char *
last_words (const AccordSummary *summary)
{
  g_autofree char *day = NULL;

  if (summary == NULL)
    return g_strdup ("");
  if (summary->last_contact == 0)
    return g_strdup (_("No contact yet"));
  day = accord_date_format_relative (accord_date_from_time (summary->last_contact), accord_date_today ());
  /* Translators: second line of a customer's row: "Last contact: 3 Nov" */
  return g_strdup_printf (_("Last contact: %s"), day);
}

/* Where nothing is open, no next step is no news; then the row tells customers apart. */
static void
show_place (AccordRecordRow *row, AccordEntity *customer, const AccordSummary *summary)
{
  const char *industry = accord_entity_get_text (customer, "industry");
  const char *city = accord_entity_get_text (customer, "city");
  const char *place = city != NULL ? city : accord_entity_get_text (customer, "country");
  const char *said = industry != NULL ? industry : place != NULL ? place : how_to_reach (customer);
  g_autofree char *note = NULL;

  if (industry != NULL && place != NULL)
    note = g_strdup_printf ("%s · %s", industry, place);
  else
    note = *said != '\0' ? g_strdup (said) : last_words (summary);
  accord_record_row_set_note (row, NULL, note, ACCORD_TINT_NEUTRAL);
}

static void
changed_cb (AccordCustomerRow *self)
{
  accord_lazy_row_changed (ACCORD_LAZY_ROW (self));
}

/* Customer and summary are followed from the time the row first comes into view, or near it. */
static void
follow (AccordCustomerRow *self)
{
  if (self->summary != NULL)
    return;
  self->summary = accord_summaries_get (self->factory->summaries, accord_entity_get_id (self->customer));
  g_signal_connect_swapped (self->summary, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->customer, "notify::record", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->factory->picks, "changed", G_CALLBACK (changed_cb), self);
}

/* Round checks while rows are being picked. */
static void
show_pick (AccordCustomerRow *self, AccordRecordRow *row)
{
  AccordPicks *picks = self->factory->picks;
  gboolean active = accord_picks_get_active (picks);
  gboolean picked = active && accord_picks_has (picks, accord_entity_get_id (self->customer));
  g_autofree char *words = accord_record_row_describe (row);
  g_autofree char *label = NULL;

  if (picked)
    /* Translators: name of a row, for those who do not see that it is picked */
    label = g_strdup_printf (_("%s, selected"), words);
  else
    label = active ? g_strdup_printf (_("%s, not selected"), words) : g_strdup (words);

  g_object_set (row, "selecting", active, "checked", picked, NULL);
  gtk_list_item_set_accessible_label (self->item, label);
}

static void
fill (GtkWidget *content, gpointer data)
{
  AccordCustomerRow *self = data;
  AccordRecordRow *row = ACCORD_RECORD_ROW (content);
  const AccordSummary *summary;
  g_autofree char *value = NULL;

  follow (self);
  summary = accord_summary_item_get (self->summary);
  accord_record_row_set_name (row, accord_entity_get_title (self->customer),
                              g_strcmp0 (accord_entity_get_text (self->customer, "type"), "person") == 0);
  accord_photos_show (self->factory->photos, accord_record_row_get_avatar (row), &accord_customer_kind,
                      accord_entity_get_id (self->customer));
  if (summary != NULL && summary->open_sum != 0)
    value = accord_money_format_short (summary->open_sum, self->factory->currency);
  accord_record_row_set_value (row, value);
  if (summary != NULL && summary->has_step)
    show_step (row, summary);
  else if (summary != NULL && show_quiet (row, summary))
    ;
  else if (summary != NULL && summary->n_open_deals > 0)
    accord_record_row_set_step (row, FALSE, 0, NULL, NULL);
  else if (!show_pool (self, row))
    show_place (row, self->customer, summary);
  show_pick (self, row);
}

/* A summary that comes behind its row has the row filled, laid out and drawn twice. */
static void
accord_customer_row_near_view (AccordLazyRow *row)
{
  follow (ACCORD_CUSTOMER_ROW (row));
}

static void
let_go (AccordCustomerRow *self)
{
  accord_lazy_row_set_fill (ACCORD_LAZY_ROW (self), NULL, NULL);
  if (self->summary != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->summary, self);
      g_signal_handlers_disconnect_by_data (self->customer, self);
      g_signal_handlers_disconnect_by_data (self->factory->picks, self);
    }
  g_clear_object (&self->summary);
  g_clear_object (&self->customer);
}

static void
accord_customer_row_dispose (GObject *object)
{
  let_go (ACCORD_CUSTOMER_ROW (object));
  G_OBJECT_CLASS (accord_customer_row_parent_class)->dispose (object);
}

static void
accord_customer_row_class_init (AccordCustomerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_row_dispose;
  ACCORD_LAZY_ROW_CLASS (klass)->near_view = accord_customer_row_near_view;
}

static void
accord_customer_row_init (AccordCustomerRow *self)
{
}

static void
setup_cb (GtkListItemFactory *list_factory, GtkListItem *item, gpointer data)
{
  AccordCustomerRow *row = g_object_new (ACCORD_TYPE_CUSTOMER_ROW, NULL);

  row->factory = data;
  row->item = item;
  accord_lazy_row_set_pool (ACCORD_LAZY_ROW (row), row->factory->rows);
  gtk_list_item_set_child (item, GTK_WIDGET (row));
}

static void
bind_cb (GtkListItemFactory *list_factory, GtkListItem *item)
{
  AccordCustomerRow *row = ACCORD_CUSTOMER_ROW (gtk_list_item_get_child (item));

  row->customer = g_object_ref (gtk_list_item_get_item (item));
  accord_lazy_row_set_fill (ACCORD_LAZY_ROW (row), fill, row);
}

static void
unbind_cb (GtkListItemFactory *list_factory, GtkListItem *item)
{
  let_go (ACCORD_CUSTOMER_ROW (gtk_list_item_get_child (item)));
}

static GtkWidget *
compact_row_new (void)
{
  GtkWidget *row = accord_record_row_new ();

  accord_record_row_set_compact (ACCORD_RECORD_ROW (row), TRUE);
  return row;
}

/**
 * accord_customer_row_get_position:
 * @widget: (nullable): something in a row, or the list's hull of one
 * @position: (out): where the row stands
 *
 * Returns: whether @widget belongs to a row
 */
gboolean
accord_customer_row_get_position (GtkWidget *widget, guint *position)
{
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, ACCORD_TYPE_CUSTOMER_ROW) : NULL;

  if (row == NULL && widget != NULL)
    row = gtk_widget_get_first_child (widget);
  if (!ACCORD_IS_CUSTOMER_ROW (row))
    return FALSE;
  *position = gtk_list_item_get_position (ACCORD_CUSTOMER_ROW (row)->item);
  return *position != GTK_INVALID_LIST_POSITION;
}

/**
 * accord_customer_row_factory_new:
 * @settings: of the workspace
 * @photos: of the workspace
 * @summaries: of customers
 * @picks: which rows are picked
 * @currency: of the workspace
 * @compact: rows of one line
 * @at_once: rows that a frame fills while the list comes up; 0: all that are in view
 *
 * Returns: (transfer full): a factory of list rows
 */
GtkListItemFactory *
accord_customer_row_factory_new (AccordEntity *settings, AccordPhotos *photos, AccordSummaries *summaries, AccordPicks *picks, const char *currency, gboolean compact, guint at_once)
{
  GtkListItemFactory *list_factory = gtk_signal_list_item_factory_new ();
  Factory *factory = g_new (Factory, 1);

  *factory = (Factory) { g_object_ref (photos), g_object_ref (summaries), g_object_ref (picks),
                         accord_lazy_pool_new (compact ? compact_row_new : accord_record_row_new,
                                               compact ? ACCORD_CUSTOMER_ROW_COMPACT_HEIGHT : ACCORD_CUSTOMER_ROW_HEIGHT, TRUE),
                         g_object_ref (settings), g_strdup (currency) };
  accord_lazy_pool_set_at_once (factory->rows, at_once);
  accord_lazy_pool_make_ahead (factory->rows, ROWS_AHEAD);
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

/* Rows by next step stand under how it is due, others under their letter. */
static void
letter_bind_cb (AccordIdList *list, GtkListHeader *header)
{
  GtkLabel *label = GTK_LABEL (gtk_list_header_get_child (header));
  gunichar code = accord_id_list_get_section_letter (list, gtk_list_header_get_start (header));
  char letter[8] = "";

  if (g_object_get_data (G_OBJECT (list), "accord-by-step") != NULL)
    {
      gtk_label_set_text (label, accord_customer_section_words (code));
      return;
    }
  letter[g_unichar_to_utf8 (code, letter)] = '\0';
  gtk_label_set_text (label, letter);
}

/**
 * accord_customer_section_words:
 * @section: one of %ACCORD_SECTION_OVERDUE and the others
 *
 * Returns: what stands above such rows, translated
 */
const char *
accord_customer_section_words (gunichar section)
{
  switch (section)
    {
    case ACCORD_SECTION_OVERDUE:
      return _("Overdue");
    case ACCORD_SECTION_TODAY:
      return _("Today");
    case ACCORD_SECTION_COMING:
      return _("Coming Up");
    case ACCORD_SECTION_UNDATED:
      return _("Without a Day");
    default:
      return _("No Next Step");
    }
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
