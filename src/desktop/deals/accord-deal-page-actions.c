/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the menu, the keys and the buttons of a deal's page do. */

#include "accord-config.h"

#include "accord-deal-page-private.h"

#include "accord-commit.h"
#include "accord-history-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordDealPage *page;
  const char *outcome; /* static */
} Closing;

static void
closing_free (gpointer data)
{
  g_object_unref (((Closing *) data)->page);
  g_free (data);
}

/* Why it was lost is asked by the window, as for the board. */
static DexFuture *
close_fiber (gpointer data)
{
  Closing *closing = data;
  AccordDealPage *self = closing->page;
  g_autoptr (GError) error = NULL;
  gint64 stage = dex_await_int64 (accord_deal_stages_find (self->stages, closing->outcome), &error);

  if (error != NULL)
    accord_say_error (GTK_WIDGET (self), error->message);
  else if (stage == 0)
    accord_say_error (GTK_WIDGET (self), _("This pipeline has no stage for that outcome. Add one to the pipeline first."));
  else if (g_str_equal (closing->outcome, "lost"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.lose-deal", "(xx)", accord_deal_page_get_deal (self), stage);
  else
    accord_deal_stages_move (self->stages, stage);
  return dex_future_new_true ();
}

static void
outcome_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const outcomes[][2] = { { "deal.won", "won" }, { "deal.lost", "lost" }, { "deal.park", "hold" },
                                             { "deal.reopen", "open" } };
  Closing *closing = g_new0 (Closing, 1);

  closing->page = g_object_ref (ACCORD_DEAL_PAGE (widget));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_equal (name, outcomes[i][0]))
      closing->outcome = outcomes[i][1];
  dex_future_disown (dex_scheduler_spawn (NULL, 0, close_fiber, closing, closing_free));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_deal_stages_step (ACCORD_DEAL_PAGE (widget)->stages, g_str_equal (name, "deal.forward") ? 1 : -1);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_name_editor_edit (ACCORD_DEAL_PAGE (widget)->name);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_composer_open (ACCORD_DEAL_PAGE (widget)->composer, NULL);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordDealPage *self = ACCORD_DEAL_PAGE (widget);

  accord_history_dialog_present (widget, self->workspace, &accord_deal_kind, accord_deal_page_get_deal (self));
}

/* The page goes with the deal; undo brings the deal back. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordDealPage *self = ACCORD_DEAL_PAGE (widget);
  g_autofree char *label = g_strdup_printf (_("Deleted “%s”"), accord_entity_get_title (self->deal));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, &accord_deal_kind, accord_deal_page_get_deal (self));
  accord_commit (widget, self->workspace, edit);
}

static void
customer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordDealPage *self = ACCORD_DEAL_PAGE (widget);
  AccordRecord *deal = accord_entity_get_record (self->deal);

  if (deal != NULL && accord_record_number (deal, "customer") != 0)
    accord_show_record (widget, &accord_customer_kind, accord_record_number (deal, "customer"));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *field)
{
  AccordDealPage *self = ACCORD_DEAL_PAGE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->tabs)))
    adw_toggle_group_set_active_name (self->tabs, "details");
  accord_field_list_edit (self->fields, g_variant_get_string (field, NULL));
}

static const struct {
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  gboolean writes;
} actions[] = {
  { "deal.won", NULL, outcome_action, TRUE },    { "deal.park", NULL, outcome_action, TRUE },
  { "deal.reopen", NULL, outcome_action, TRUE }, { "deal.lost", NULL, outcome_action, TRUE },
  { "deal.forward", NULL, step_action, TRUE },   { "deal.back", NULL, step_action, TRUE },
  { "deal.rename", NULL, rename_action, TRUE },  { "deal.log", NULL, log_action, TRUE },
  { "deal.history", NULL, history_action, FALSE }, { "deal.delete", NULL, delete_action, TRUE },
  { "deal.customer", NULL, customer_action, FALSE }, { "deal.edit", "s", edit_action, TRUE },
};

/**
 * accord_deal_page_install_actions:
 * @klass: class of #AccordDealPage
 */
void
accord_deal_page_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter, actions[i].activate);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "deal.rename", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "deal.log", NULL);
}

/**
 * accord_deal_page_allow_actions:
 * @self: the page
 *
 * In a file that is only read nothing is offered that would write.
 */
void
accord_deal_page_allow_actions (AccordDealPage *self)
{
  gboolean writes = !accord_workspace_is_read_only (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].writes)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, writes);
}
