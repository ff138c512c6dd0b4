/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealPane: everything about one deal, edited where it is read. Its fields come from the deal's
 * table; nothing here knows them but the four figures.
 *
 *   title · customer · stage path · next step · figures · checklist · composer · fields · credit · timeline │ Lost… Won */

#include "accord-config.h"

#include "accord-deal-pane.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-composer.h"
#include "accord-data-label.h"
#include "accord-deal-commands.h"
#include "accord-deal-checklist.h"
#include "accord-deal-credit.h"
#include "accord-deal-figures.h"
#include "accord-deal-pane-header.h"
#include "accord-field-list.h"
#include "accord-history-dialog.h"
#include "accord-name-editor.h"
#include "accord-next-step-card.h"
#include "accord-stage-path.h"
#include "accord-timeline.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

struct _AccordDealPane {
  AdwBin parent_instance;

  AccordBoardContext *context;
  AccordEntity *deal;
  AccordSummaryItem *summary;
  GtkWidget *back;
  AccordNameEditor *name;
  GtkWidget *customer;
  AccordAvatar *customer_avatar;
  GtkLabel *customer_name;
  AccordStagePath *path;
  AccordNextStepCard *step;
  AccordDealFigures *figures;
  AccordFieldList *fields;
  AccordDealCredit *credit;
  AccordDealChecklist *checklist;
  AccordComposer *composer;
  AdwBin *timeline;
  GtkWidget *bottom;
  GtkScrolledWindow *scroller;
  gint64 subject_customer; /* what the composer was told */
};

enum { CLOSE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordDealPane, accord_deal_pane, ADW_TYPE_BIN)

static gboolean
is_open (AccordDealPane *self, AccordRecord *record)
{
  gint64 stage = accord_record_number (record, "stage");
  AccordBoardColumn *column = accord_board_get_column (accord_board_context_get_board (self->context), stage);
  AccordRecord *of = column ? accord_entity_get_record (accord_board_column_get_stage (column)) : NULL;

  return of == NULL || g_strcmp0 (accord_record_text (of, "outcome"), "open") == 0
         || g_strcmp0 (accord_record_text (of, "outcome"), "hold") == 0;
}

static void
tell_composer (AccordDealPane *self, AccordRecord *record)
{
  gint64 customer = accord_record_number (record, "customer");
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);

  if (self->subject_customer == customer)
    return;
  self->subject_customer = customer;
  accord_composer_set_subject (self->composer, customer, accord_record_id (record),
                               accord_journal_get_actor (accord_workspace_get_journal (workspace)));
}

static void
show_deal (AccordDealPane *self)
{
  AccordRecord *record = self->deal ? accord_entity_get_record (self->deal) : NULL;
  const AccordSummary *summary = self->summary ? accord_summary_item_get (self->summary) : NULL;
  const char *customer;

  if (record == NULL)
    return;
  if (accord_record_is_deleted (record))
    {
      g_signal_emit (self, signals[CLOSE], 0);
      return;
    }
  customer = accord_record_title_of (record, "customer");
  gtk_widget_set_visible (self->customer, customer != NULL);
  accord_data_label_set_text (self->customer_name, customer);
  accord_avatar_set_display_name (self->customer_avatar, customer ? customer : "");
  accord_deal_figures_show (self->figures, record, summary);
  gtk_widget_set_visible (self->bottom, is_open (self, record));
  accord_next_step_card_set_open (self->step, is_open (self, record));
  tell_composer (self, record);
}

static void
summary_changed_cb (AccordDealPane *self)
{
  accord_next_step_card_set_summary (self->step, accord_summary_item_get (self->summary));
  show_deal (self);
}

static void
customer_clicked_cb (AccordDealPane *self)
{
  AccordRecord *record = self->deal ? accord_entity_get_record (self->deal) : NULL;

  if (record != NULL)
    accord_show_record (GTK_WIDGET (self), &accord_customer_kind, accord_record_number (record, "customer"));
}

static void
plan_cb (AccordDealPane *self)
{
  accord_composer_open (self->composer, "task");
}

static void
close_cb (AccordDealPane *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_cb (ACCORD_DEAL_PANE (widget));
}

static void
deal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordDealPane *self = ACCORD_DEAL_PANE (widget);
  gint64 deal = accord_deal_pane_get_deal (self);

  if (deal == 0)
    return;
  if (g_str_equal (name, "pane.won"))
    accord_deal_win (widget, self->context, deal);
  else if (g_str_equal (name, "pane.lost"))
    accord_deal_lose (widget, self->context, deal);
  else if (g_str_equal (name, "pane.park"))
    accord_deal_park (widget, self->context, deal);
  else if (g_str_equal (name, "pane.delete"))
    {
      accord_deal_delete (widget, self->context, deal);
      close_cb (self);
    }
  else if (g_str_equal (name, "pane.rename"))
    accord_name_editor_edit (self->name);
  else if (g_str_equal (name, "pane.open"))
    gtk_widget_activate_action (widget, "win.open-deal", "x", deal);
  else
    accord_history_dialog_present (widget, accord_board_context_get_workspace (self->context), &accord_deal_kind, deal);
}

static GtkWidget *
make_customer (AccordDealPane *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->customer_avatar = ACCORD_AVATAR (accord_avatar_new ("", FALSE, 20));
  self->customer_name = GTK_LABEL (accord_data_label_new ("accent"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->customer_avatar));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->customer_name));
  self->customer = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->customer), line);
  gtk_widget_set_halign (self->customer, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->customer, "flat");
  gtk_widget_add_css_class (self->customer, "customer-link");
  accord_tooltip_set (self->customer, _("Show Customer"));
  g_signal_connect_object (self->customer, "clicked", G_CALLBACK (customer_clicked_cb), self, G_CONNECT_SWAPPED);
  return self->customer;
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
make_body (AccordDealPane *self)
{
  static const char *const left_out[] = { "name", "stage", NULL };
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *next = make_heading (_("Next Step"));

  self->name = ACCORD_NAME_EDITOR (accord_name_editor_new (workspace));
  self->path = ACCORD_STAGE_PATH (accord_stage_path_new (self->context));
  self->step = ACCORD_NEXT_STEP_CARD (accord_next_step_card_new (workspace));
  g_signal_connect_object (self->step, "plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  self->figures = ACCORD_DEAL_FIGURES (accord_deal_figures_new (self->context));
  self->fields = ACCORD_FIELD_LIST (accord_field_list_new (workspace, &accord_deal_kind, left_out));
  self->credit = ACCORD_DEAL_CREDIT (accord_deal_credit_new (workspace));
  self->checklist = ACCORD_DEAL_CHECKLIST (accord_deal_checklist_new (workspace));
  self->composer = ACCORD_COMPOSER (accord_composer_new (workspace));
  self->timeline = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (head), make_customer (self));
  gtk_box_append (GTK_BOX (body), head);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->path));
  gtk_box_append (GTK_BOX (body), next);
  g_object_bind_property (self->step, "visible", next, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->step));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->figures));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->checklist));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->composer));
  gtk_box_append (GTK_BOX (body), make_heading (_("Details")));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->fields));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->credit));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->timeline));
  gtk_widget_add_css_class (body, "deal-body");
  return body;
}

static GtkWidget *
make_bottom (AccordDealPane *self)
{
  GtkWidget *lost = gtk_button_new_with_mnemonic (_("_Lost…"));
  GtkWidget *won = gtk_button_new_with_mnemonic (_("_Won"));

  self->bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (lost), "pane.lost");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (won), "pane.won");
  gtk_widget_add_css_class (won, "suggested-action");
  gtk_widget_add_css_class (self->bottom, "toolbar");
  gtk_box_set_homogeneous (GTK_BOX (self->bottom), TRUE);
  gtk_widget_set_hexpand (lost, TRUE);
  gtk_box_append (GTK_BOX (self->bottom), lost);
  gtk_box_append (GTK_BOX (self->bottom), won);
  return self->bottom;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  if (keyval == GDK_KEY_Escape)
    {
      close_cb (data);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_F2)
    {
      accord_name_editor_edit (((AccordDealPane *) data)->name);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
make_parts (AccordDealPane *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, make_body (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), accord_deal_pane_header_new (&self->back));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->scroller));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), make_bottom (self));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  adw_bin_set_child (ADW_BIN (self), view);
}

static void
forget_deal (AccordDealPane *self)
{
  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_data (self->summary, self);
  g_clear_object (&self->deal);
  g_clear_object (&self->summary);
}

static void
accord_deal_pane_dispose (GObject *object)
{
  AccordDealPane *self = ACCORD_DEAL_PANE (object);

  forget_deal (self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (accord_deal_pane_parent_class)->dispose (object);
}

static void
accord_deal_pane_class_init (AccordDealPaneClass *klass)
{
  static const char *const names[] = { "pane.won",    "pane.lost",   "pane.park", "pane.delete", "pane.rename", "pane.history", "pane.open" };

  G_OBJECT_CLASS (klass)->dispose = accord_deal_pane_dispose;
  signals[CLOSE] = g_signal_new ("close", ACCORD_TYPE_DEAL_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), names[i], NULL, deal_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pane.close", NULL, close_action);
}

static void
accord_deal_pane_init (AccordDealPane *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "deal-pane");
}

/**
 * accord_deal_pane_new:
 * @context: the board's
 *
 * Returns: (transfer floating): a pane without a deal
 */
GtkWidget *
accord_deal_pane_new (AccordBoardContext *context)
{
  AccordDealPane *self = g_object_new (ACCORD_TYPE_DEAL_PANE, NULL);

  self->context = g_object_ref (context);
  make_parts (self);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_pane_set_deal:
 * @self: a pane
 * @deal: id of a deal, 0: none
 */
void
accord_deal_pane_set_deal (AccordDealPane *self, gint64 deal)
{
  AccordWorkspace *workspace;

  g_return_if_fail (ACCORD_IS_DEAL_PANE (self));

  if (deal == accord_deal_pane_get_deal (self))
    return;
  forget_deal (self);
  if (deal == 0)
    return;
  workspace = accord_board_context_get_workspace (self->context);
  self->deal = accord_workspace_get_entity (workspace, &accord_deal_kind, deal);
  self->summary = accord_summaries_get (accord_board_context_get_summaries (self->context), deal);
  self->subject_customer = -1;
  g_signal_connect_object (self->deal, "notify::record", G_CALLBACK (show_deal), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->summary, "changed", G_CALLBACK (summary_changed_cb), self, G_CONNECT_SWAPPED);
  accord_name_editor_set_entity (self->name, self->deal);
  accord_stage_path_set_deal (self->path, self->deal);
  accord_deal_checklist_set_deal (self->checklist, self->deal);
  accord_field_list_set_entity (self->fields, self->deal);
  accord_deal_credit_set_deal (self->credit, self->deal);
  adw_bin_set_child (self->timeline, accord_timeline_new (workspace, &accord_deal_kind, deal));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  summary_changed_cb (self);
}

/**
 * accord_deal_pane_get_deal:
 * @self: a pane
 *
 * Returns: id of the deal it shows, or 0
 */
gint64
accord_deal_pane_get_deal (AccordDealPane *self)
{
  g_return_val_if_fail (ACCORD_IS_DEAL_PANE (self), 0);
  return self->deal ? accord_entity_get_id (self->deal) : 0;
}

/**
 * accord_deal_pane_set_narrow:
 * @self: a pane
 * @narrow: whether it covers the board, so that closing it is going back
 */
void
accord_deal_pane_set_narrow (AccordDealPane *self, gboolean narrow)
{
  g_return_if_fail (ACCORD_IS_DEAL_PANE (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->back), narrow ? "go-previous-symbolic" : "sidebar-show-right-symbolic");
  accord_tooltip_set (self->back, narrow ? _("Back to the Board") : _("Close (Esc)"));
}
