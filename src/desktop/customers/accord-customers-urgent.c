/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomersUrgent: see the header. Asked a moment after it came on screen, never while the program
 * starts, and again when the journal says that steps, deals or customers are others now.
 *
 *   AdwStatusPage "No Customer Selected"; in a file without customers "Your First Customer"
 *     heading "Most Urgent"
 *     GtkListBox.boxed-list ─ AccordRecordRow × 3
 *     Add Customer, while there is none
 */

#include "accord-config.h"

#include "accord-customers-urgent.h"

#include "accord-activity-words.h"
#include "accord-actor.h"
#include "accord-agenda.h"
#include "accord-date.h"
#include "accord-money.h"
#include "accord-newest-answer.h"
#include "accord-photos.h"
#include "accord-record-count.h"
#include "accord-record-row.h"
#include "accord-unread.h"

#include <glib/gi18n-lib.h>

#define N_ROWS 3
#define QUIET_MS 300

struct _AccordCustomersUrgent {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordActor *actor;
  AdwToolbarView *view;
  GtkWidget *group;  /* owned by this bin, like the list; hidden while there is nothing to show */
  GtkListBox *list;
  AdwStatusPage *page; /* NULL until the frame behind the one it is first seen in */
  GtkWidget *add;
  AccordRecordCount *all; /* customers in the file */
  AccordNewestAnswer answer;
  guint shown;       /* of what is shown; the same: nothing has changed since */
  guint source;      /* waits with asking */
};

G_DEFINE_FINAL_TYPE (AccordCustomersUrgent, accord_customers_urgent, ADW_TYPE_BIN)

static guint opened_signal;

static const char *
step_title (const AccordAgendaRow *row)
{
  return row->title != NULL && *row->title != '\0' ? row->title : _(accord_activity_words_of (row->type)->label);
}

static GtkWidget *
make_row (AccordCustomersUrgent *self, const AccordAgendaRow *step)
{
  GtkWidget *content = accord_record_row_new ();
  GtkWidget *row = gtk_list_box_row_new ();
  AccordRecordRow *record = ACCORD_RECORD_ROW (content);
  g_autofree char *clock = step->due == accord_date_today () ? accord_minute_format (step->minute) : NULL;
  g_autofree char *value = step->has_value && step->value != 0 ? accord_money_format_short (step->value, step->currency) : NULL;
  g_autofree char *words = NULL;

  accord_record_row_set_name (record, step->customer_name, step->is_person);
  accord_photos_show (accord_photos_of (self->workspace), accord_record_row_get_avatar (record), &accord_customer_kind, step->customer);
  accord_record_row_set_value (record, value);
  accord_record_row_set_step (record, TRUE, step->due, step_title (step), clock);
  words = accord_record_row_describe (record);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set (content, "margin-start", 10, "margin-end", 10, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  g_object_set_data_full (G_OBJECT (row), "customer", g_memdup2 (&step->customer, sizeof step->customer), g_free);
  return row;
}

/* Nothing can be selected where there is nothing. */
static void
show_words (AccordCustomersUrgent *self)
{
  gboolean none = self->all != NULL && accord_record_count_get (self->all) == 0;

  if (self->list == NULL)
    return;
  adw_status_page_set_title (self->page, none ? _("Your First Customer") : _("No Customer Selected"));
  adw_status_page_set_description (self->page,
                                   none ? _("A customer’s record opens here: facts, people, deals, and everything that was said and planned.")
                                        : _("Choose a customer from the list, or press Ctrl+K to find anything."));
  gtk_widget_set_visible (self->add, none && !accord_workspace_is_read_only (self->workspace));
}

static void
activated_cb (AccordCustomersUrgent *self, GtkListBoxRow *row)
{
  g_signal_emit (self, opened_signal, 0, *(gint64 *) g_object_get_data (G_OBJECT (row), "customer"));
}

static GtkWidget *
make_group (AccordCustomersUrgent *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (_("Most Urgent"));
  GtkWidget *clamp = adw_clamp_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 440);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_set_visible (clamp, FALSE);
  return clamp;
}

static GtkWidget *
make_add (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Add Customer"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-customer");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
}

/* Large words and a large icon, whose fonts are looked for first: the list beside it is painted before. */
static void
ensure_page (AccordCustomersUrgent *self)
{
  GtkWidget *box;

  if (self->page != NULL || self->view == NULL)
    return;
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->page, "accord-customers-symbolic");
  self->group = make_group (self);
  self->add = make_add ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), self->group);
  gtk_box_append (GTK_BOX (box), self->add);
  adw_status_page_set_child (self->page, box);
  adw_toolbar_view_set_content (self->view, GTK_WIDGET (self->page));
  show_words (self);
}

static void
show (AccordCustomersUrgent *self, GPtrArray *steps)
{
  ensure_page (self);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < steps->len; i++)
    gtk_list_box_append (self->list, make_row (self, steps->pdata[i]));
  gtk_widget_set_visible (self->group, steps->len > 0);
  /* Only then it may be that there is no customer at all. */
  if (steps->len == 0 && self->all == NULL)
    {
      self->all = accord_record_count_new (self->workspace, &accord_customer_kind);
      g_signal_connect_object (self->all, "notify::count", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
      show_words (self); /* asks for it */
    }
}

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  AccordCustomersUrgent *self = owner;

  if (value == NULL)
    {
      accord_unread_note ("The most urgent customers could not be read", error);
      return;
    }
  self->shown = self->answer.generation;
  show (self, g_value_get_boxed (value));
}

static gboolean
ask_cb (gpointer data)
{
  AccordCustomersUrgent *self = data;
  gint64 member = accord_actor_get_member (self->actor);
  g_autoptr (GArray) owners = member != 0 ? g_array_new (FALSE, FALSE, sizeof member) : NULL;

  self->source = 0;
  if (owners != NULL)
    g_array_append_val (owners, member);
  accord_newest_answer_ask (&self->answer, accord_report_urgent (accord_workspace_get_store (self->workspace),
                                                                 accord_workspace_get_currency (self->workspace), owners,
                                                                 accord_date_today (), N_ROWS));
  return G_SOURCE_REMOVE;
}

static void
ask (AccordCustomersUrgent *self)
{
  accord_newest_answer_drop (&self->answer);
  if (self->source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->source = g_timeout_add_full (G_PRIORITY_LOW, QUIET_MS, ask_cb, self, NULL);
}

static void
committed_cb (AccordCustomersUrgent *self, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_activity_kind) || accord_change_set_touches (set, &accord_deal_kind) ||
      accord_change_set_touches (set, &accord_stage_kind) || accord_change_set_touches (set, &accord_customer_kind))
    ask (self);
}

static gboolean
painted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gint64 *first = data, frame = gdk_frame_clock_get_frame_counter (clock);

  if (*first == 0)
    *first = frame;
  if (frame <= *first)
    return G_SOURCE_CONTINUE;
  ensure_page (ACCORD_CUSTOMERS_URGENT (widget));
  return G_SOURCE_REMOVE;
}

/* Whether it is late is another matter after midnight: what comes on screen is asked for anew. */
static void
accord_customers_urgent_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (accord_customers_urgent_parent_class)->map (widget);
  if (ACCORD_CUSTOMERS_URGENT (widget)->page == NULL)
    gtk_widget_add_tick_callback (widget, painted_cb, g_new0 (gint64, 1), g_free);
  ask (ACCORD_CUSTOMERS_URGENT (widget));
}

static void
accord_customers_urgent_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&ACCORD_CUSTOMERS_URGENT (widget)->source, g_source_remove);
  GTK_WIDGET_CLASS (accord_customers_urgent_parent_class)->unmap (widget);
}

static void
accord_customers_urgent_dispose (GObject *object)
{
  AccordCustomersUrgent *self = ACCORD_CUSTOMERS_URGENT (object);

  g_clear_handle_id (&self->source, g_source_remove);
  accord_newest_answer_drop (&self->answer);
  self->list = NULL;
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->all);
  g_clear_object (&self->actor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_customers_urgent_parent_class)->dispose (object);
}

static void
accord_customers_urgent_class_init (AccordCustomersUrgentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customers_urgent_dispose;
  GTK_WIDGET_CLASS (klass)->map = accord_customers_urgent_map;
  GTK_WIDGET_CLASS (klass)->unmap = accord_customers_urgent_unmap;
  /**
   * AccordCustomersUrgent::opened:
   * @id: the customer to be shown
   */
  opened_signal = g_signal_new ("opened", ACCORD_TYPE_CUSTOMERS_URGENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT64);
}

static void
accord_customers_urgent_init (AccordCustomersUrgent *self)
{
  GtkWidget *header = adw_header_bar_new ();

  accord_newest_answer_init (&self->answer, self, answered);
  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (self->view, header);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}

/**
 * accord_customers_urgent_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page; those of whoever sits here, of everybody while nobody does
 */
GtkWidget *
accord_customers_urgent_new (AccordWorkspace *workspace)
{
  AccordCustomersUrgent *self = g_object_new (ACCORD_TYPE_CUSTOMERS_URGENT, NULL);

  self->workspace = g_object_ref (workspace);
  self->actor = accord_actor_new (workspace);
  g_signal_connect_object (self->actor, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_customers_urgent_is_current:
 * @self: the page
 *
 * Returns: whether what it shows is what was last asked for
 */
gboolean
accord_customers_urgent_is_current (AccordCustomersUrgent *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_URGENT (self), FALSE);
  return self->shown == self->answer.generation;
}

/**
 * accord_customers_urgent_prepare:
 * @self: the page, before anybody sees it
 *
 * Makes all of it, so that it can be measured and placed ahead.
 */
void
accord_customers_urgent_prepare (AccordCustomersUrgent *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_URGENT (self));
  ensure_page (self);
}
