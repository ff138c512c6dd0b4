/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayContext: see the header. Its lists are made anew when what they show was read; they are
 * short. */

#include "accord-config.h"

#include "accord-today-context.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-composer.h"
#include "accord-id-list.h"
#include "accord-record-dialog.h"
#include "accord-today-checklist.h"
#include "accord-today-context-parts.h"
#include "accord-today-facts.h"
#include "accord-today-head.h"
#include "accord-today-review.h"
#include "accord-tooltip.h"

struct _AccordTodayContext {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordTodayItem *item;   /* or NULL */
  AccordTodayFacts *facts; /* or NULL */
  AccordIdList *stages;    /* for the dashes of deals */
  AccordTodayContextParts parts;
  guint generation;
  GtkWidget *body;
  AccordTodayHead head;
  AccordComposer *composer;
  AccordTodayChecklist *checklist;
};

G_DEFINE_FINAL_TYPE (AccordTodayContext, accord_today_context, ADW_TYPE_BIN)

static guint close_signal;

static const AccordAgendaRow *
row_of (AccordTodayContext *self)
{
  return self->item != NULL ? accord_today_item_get_row (self->item) : NULL;
}

/**
 * accord_today_context_call:
 * @self: a pane
 *
 * Dials the number of the contact or the customer.
 *
 * Returns: whether there is one
 */
gboolean
accord_today_context_call (AccordTodayContext *self)
{
  if (!accord_today_head_launch (&self->head, "tel:", self->head.phone))
    return FALSE;
  accord_today_context_log (self, "call");
  return TRUE;
}

/**
 * accord_today_context_write:
 * @self: a pane
 *
 * Begins an e-mail to the contact or the customer.
 *
 * Returns: whether there is an address
 */
gboolean
accord_today_context_write (AccordTodayContext *self)
{
  if (!accord_today_head_launch (&self->head, "mailto:", self->head.email))
    return FALSE;
  accord_today_context_log (self, "email");
  return TRUE;
}

/**
 * accord_today_context_log:
 * @self: a pane
 * @type: (nullable): a kind of activity
 *
 * Opens the composer.
 *
 * Returns: whether there is somebody to log it with
 */
gboolean
accord_today_context_log (AccordTodayContext *self, const char *type)
{
  const AccordAgendaRow *row = row_of (self);

  if (row == NULL || (row->customer == 0 && row->deal == 0) || accord_workspace_is_read_only (self->workspace))
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->composer), TRUE);
  accord_composer_open (self->composer, type);
  return TRUE;
}

/**
 * accord_today_context_open:
 * @self: a pane
 *
 * Shows the record: the deal of the line, else its customer.
 *
 * Returns: whether there is one
 */
gboolean
accord_today_context_open (AccordTodayContext *self)
{
  const AccordAgendaRow *row = row_of (self);

  if (accord_today_review_open (GTK_WIDGET (self), self->item))
    return TRUE;
  if (row == NULL || (row->customer == 0 && row->deal == 0))
    return FALSE;
  if (row->customer != 0)
    accord_show_record (GTK_WIDGET (self), &accord_customer_kind, row->customer);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-deal", "x", row->deal);
  return TRUE;
}

static void
show (AccordTodayContext *self)
{
  const AccordAgendaRow *row = row_of (self);

  if (accord_today_review_is (self->item))
    accord_today_head_show_record (&self->head, row, accord_today_review_advice (self->item));
  else
    accord_today_head_show (&self->head, self->workspace, row, self->facts);
  accord_today_checklist_show (self->checklist, row->activity, self->facts->items);
  accord_today_context_parts_show (&self->parts, self->facts);
  accord_composer_set_subject (self->composer, row->customer, row->customer == 0 ? row->deal : 0, row->owner);
  accord_composer_propose (self->composer, row->contact, row->deal);
  gtk_widget_set_visible (self->body, TRUE);
}

typedef struct {
  AccordTodayContext *self;
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  g_object_unref (((Reading *) data)->self);
  g_free (data);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  AccordTodayContext *self = reading->self;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || reading->generation != self->generation || row_of (self) == NULL)
    return dex_ref (future);
  if (value == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return dex_ref (future);
    }
  g_clear_pointer (&self->facts, accord_today_facts_free);
  self->facts = g_value_dup_boxed (value);
  show (self);
  return dex_ref (future);
}

/**
 * accord_today_context_refresh:
 * @self: a pane
 *
 * Reads anew what it shows.
 */
void
accord_today_context_refresh (AccordTodayContext *self)
{
  const AccordAgendaRow *row = row_of (self);
  Reading *reading;

  self->generation++;
  if (row == NULL || self->workspace == NULL)
    {
      gtk_widget_set_visible (self->body, FALSE);
      return;
    }
  reading = g_new0 (Reading, 1);
  *reading = (Reading) { g_object_ref (self), self->generation };
  dex_future_disown (dex_future_finally (accord_today_facts_read (accord_workspace_get_store (self->workspace), row), read_cb,
                                         reading, reading_free));
}

/**
 * accord_today_context_set_item:
 * @self: a pane
 * @item: (nullable): the line it stands beside
 */
void
accord_today_context_set_item (AccordTodayContext *self, AccordTodayItem *item)
{
  g_return_if_fail (ACCORD_IS_TODAY_CONTEXT (self));

  if (g_set_object (&self->item, item))
    accord_today_context_refresh (self);
}

static void
edit_cb (AccordTodayContext *self)
{
  const AccordAgendaRow *row = row_of (self);
  g_autoptr (AccordEntity) activity = NULL;

  if (row == NULL || row->activity == 0)
    return;
  activity = accord_workspace_get_entity (self->workspace, &accord_activity_kind, row->activity);
  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, activity, NULL), GTK_WIDGET (self));
}

static void
accord_today_context_dispose (GObject *object)
{
  AccordTodayContext *self = ACCORD_TODAY_CONTEXT (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->item);
  g_clear_object (&self->stages);
  g_clear_pointer (&self->facts, accord_today_facts_free);
  accord_today_head_clear (&self->head);
  G_OBJECT_CLASS (accord_today_context_parent_class)->dispose (object);
}

static void
accord_today_context_class_init (AccordTodayContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_today_context_dispose;
  close_signal = g_signal_new ("close", ACCORD_TYPE_TODAY_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_today_context_init (AccordTodayContext *self)
{
}

static GtkWidget *
make_part (GtkWidget *body)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (body), box);
  return box;
}

/* A composer that was logged or closed goes away. */
static void
composer_open_cb (AccordTodayContext *self)
{
  gboolean open;

  g_object_get (self->composer, "open", &open, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->composer), open);
}

static void
close_cb (AccordTodayContext *self)
{
  g_signal_emit (self, close_signal, 0);
}

static GtkWidget *
make_body (AccordTodayContext *self)
{
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->composer = ACCORD_COMPOSER (accord_composer_new (self->workspace));
  self->checklist = ACCORD_TODAY_CHECKLIST (accord_today_checklist_new (self->workspace));
  g_object_set (self->composer, "compact", TRUE, "visible", FALSE, NULL);
  g_signal_connect_object (self->composer, "notify::open", G_CALLBACK (composer_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->checklist, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  accord_today_head_make (&self->head, self, GTK_BOX (self->body));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->composer));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->checklist));
  self->parts.contact = make_part (self->body);
  self->parts.deals = make_part (self->body);
  self->parts.activities = make_part (self->body);
  gtk_widget_set_visible (self->body, FALSE);
  gtk_widget_add_css_class (self->body, "today-context");
  return self->body;
}

/**
 * accord_today_context_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a pane beside nothing
 */
GtkWidget *
accord_today_context_new (AccordWorkspace *workspace)
{
  AccordTodayContext *self = g_object_new (ACCORD_TYPE_TODAY_CONTEXT, NULL);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  self->workspace = g_object_ref (workspace);
  self->stages = accord_id_list_new (workspace);
  self->parts.workspace = workspace;
  self->parts.stages = self->stages;
  if (accord_query_set_sort (query, "rank", FALSE, NULL))
    accord_id_list_set_query (self->stages, query);
  accord_tooltip_set (back, _("Back (Esc)"));
  gtk_widget_add_css_class (back, "today-back");
  g_signal_connect_object (back, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  g_object_set_data (G_OBJECT (self), "accord-back", back);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view),
                                g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", make_body (self), NULL));
  adw_bin_set_child (ADW_BIN (self), view);
  return GTK_WIDGET (self);
}
