/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealChecklist: see the header. Almost any commit may meet a condition, and asking costs a
 * millisecond elsewhere, so it is asked again once a frame at most. */

#include "accord-config.h"

#include "accord-deal-checklist.h"

#include "accord-commit.h"
#include "accord-frame-call.h"
#include "accord-gate.h"
#include "accord-newest-answer.h"
#include "accord-record-section.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordDealChecklist {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordFrameCall look;
  AccordNewestAnswer answer;
  GtkLabel *count;
  GtkListBox *box;
  gboolean showing; /* the checks follow, nobody ticked */
};

G_DEFINE_FINAL_TYPE (AccordDealChecklist, accord_deal_checklist, ADW_TYPE_BIN)

static void
ticked_cb (AccordDealChecklist *self, GParamSpec *pspec, GtkCheckButton *check)
{
  const AccordCriterion *criterion = g_object_get_data (G_OBJECT (check), "criterion");
  gboolean done = gtk_check_button_get_active (check);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (self->showing || criterion->met == done)
    return;
  label = g_strdup_printf (done ? _("Ticked “%s”") : _("Took back “%s”"), criterion->title);
  edit = accord_edit_new (label);
  accord_gate_tick (edit, criterion, done, accord_journal_get_actor (accord_workspace_get_journal (self->workspace)));
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static const char *
how_it_is_met (const AccordCriterion *criterion)
{
  if (criterion->type == ACCORD_CRITERION_CHECK)
    return criterion->required ? NULL : _("optional");
  if (criterion->type == ACCORD_CRITERION_APPROVAL)
    return criterion->met                                 ? _("approved")
           : g_strcmp0 (criterion->state, "asked") == 0   ? _("approval was asked for")
           : g_strcmp0 (criterion->state, "refused") == 0 ? _("approval was refused")
                                                          : _("needs approval");
  return NULL;
}

static GtkWidget *
make_bolt (void)
{
  GtkWidget *bolt = gtk_image_new_from_icon_name ("accord-bolt-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (bolt), 12);
  gtk_widget_add_css_class (bolt, "secondary");
  accord_tooltip_set (bolt, _("checked automatically"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bolt), GTK_ACCESSIBLE_PROPERTY_LABEL, _("checked automatically"), -1);
  return bolt;
}

/* Approvals */

static const AccordCriterion *
criterion_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "criterion");
}

static void
ask_approval_cb (AccordDealChecklist *self, GtkWidget *button)
{
  const AccordCriterion *criterion = criterion_of (button);
  g_autofree char *label = g_strdup_printf (_("Asked for approval: %s"), criterion->title);
  AccordEdit *edit = accord_edit_new (label);

  accord_gate_ask_approval (edit, criterion, NULL, accord_journal_get_actor (accord_workspace_get_journal (self->workspace)));
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
decide (AccordDealChecklist *self, GtkWidget *button, gboolean granted)
{
  const AccordCriterion *criterion = criterion_of (button);
  g_autofree char *label = g_strdup_printf (granted ? _("Approved: %s") : _("Refused: %s"), criterion->title);
  AccordEdit *edit = accord_edit_new (label);

  accord_gate_decide (edit, criterion, granted, NULL, accord_journal_get_actor (accord_workspace_get_journal (self->workspace)));
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
approve_cb (AccordDealChecklist *self, GtkWidget *button)
{
  decide (self, button, TRUE);
}

static void
refuse_cb (AccordDealChecklist *self, GtkWidget *button)
{
  decide (self, button, FALSE);
}

static void
add_button (AccordDealChecklist *self, GtkWidget *row, const AccordCriterion *criterion, const char *label, GCallback func)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "criterion", accord_criterion_copy (criterion), (GDestroyNotify) accord_criterion_free);
  g_signal_connect_object (button, "clicked", func, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Asked for, then given or refused, by whoever may (the journal says who may not). */
static void
add_approval (AccordDealChecklist *self, GtkWidget *row, const AccordCriterion *criterion)
{
  gboolean asked = g_strcmp0 (criterion->state, "asked") == 0;

  if (criterion->met || accord_workspace_is_read_only (self->workspace))
    return;
  if (asked)
    add_button (self, row, criterion, _("_Refuse"), G_CALLBACK (refuse_cb));
  else
    add_button (self, row, criterion, _("_Ask"), G_CALLBACK (ask_approval_cb));
  add_button (self, row, criterion, _("A_pprove"), G_CALLBACK (approve_cb));
}

/* A condition that the program finds met cannot be ticked by hand. */
static void
add_row (AccordDealChecklist *self, const AccordCriterion *criterion)
{
  g_autofree char *title = criterion->title != NULL ? g_strdup (criterion->title) : accord_criterion_describe (criterion);
  const char *how = how_it_is_met (criterion);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 2, "subtitle",
                                 how != NULL ? how : "", NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), criterion->met);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, criterion->type == ACCORD_CRITERION_CHECK && !accord_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (check), "criterion", accord_criterion_copy (criterion), (GDestroyNotify) accord_criterion_free);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (criterion->type == ACCORD_CRITERION_CHECK)
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  else if (criterion->type == ACCORD_CRITERION_APPROVAL)
    add_approval (self, row, criterion);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_bolt ());
  gtk_list_box_append (self->box, row);
}

static void
show_list (AccordDealChecklist *self, GPtrArray *list)
{
  guint n_met = 0;
  g_autofree char *words = NULL;

  self->showing = TRUE;
  gtk_list_box_remove_all (self->box);
  for (guint i = 0; i < list->len; i++)
    {
      n_met += ((const AccordCriterion *) list->pdata[i])->met;
      add_row (self, list->pdata[i]);
    }
  self->showing = FALSE;
  words = g_strdup_printf (_("%1$u of %2$u"), n_met, list->len);
  gtk_label_set_text (self->count, words);
  gtk_widget_set_visible (GTK_WIDGET (self), list->len > 0);
}

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  if (value != NULL)
    show_list (owner, g_value_get_boxed (value));
  else
    accord_say_error (owner, error->message);
}

static void
ask (gpointer data)
{
  AccordDealChecklist *self = data;
  gint64 deal;

  accord_newest_answer_drop (&self->answer);
  if (self->deal == NULL)
    return;
  deal = accord_entity_get_id (self->deal);
  accord_newest_answer_ask (&self->answer, accord_gate_checklist (accord_workspace_get_store (self->workspace), &deal, 1));
}

static void
touched_cb (AccordDealChecklist *self)
{
  accord_frame_call_queue (&self->look);
}

static void
accord_deal_checklist_dispose (GObject *object)
{
  AccordDealChecklist *self = ACCORD_DEAL_CHECKLIST (object);

  accord_frame_call_clear (&self->look);
  accord_newest_answer_drop (&self->answer);
  G_OBJECT_CLASS (accord_deal_checklist_parent_class)->dispose (object);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
}

static void
accord_deal_checklist_class_init (AccordDealChecklistClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_checklist_dispose;
}

static void
accord_deal_checklist_init (AccordDealChecklist *self)
{
  accord_frame_call_init (&self->look, ask, self);
  accord_newest_answer_init (&self->answer, self, answered);
}

/**
 * accord_deal_checklist_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the section, hidden
 */
GtkWidget *
accord_deal_checklist_new (AccordWorkspace *workspace)
{
  AccordDealChecklist *self = g_object_new (ACCORD_TYPE_DEAL_CHECKLIST, "visible", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->workspace = g_object_ref (workspace);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_css_classes (GTK_WIDGET (self->count), (const char *[]) { "caption", "secondary", "numeric", NULL });
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_set_css_classes (GTK_WIDGET (self->box), (const char *[]) { "boxed-list", "checklist", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Before the next stage"), -1);
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Before the Next Stage"), GTK_WIDGET (self->count)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_checklist_set_deal:
 * @self: the section
 * @deal: (nullable): whose stage
 */
void
accord_deal_checklist_set_deal (AccordDealChecklist *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_DEAL_CHECKLIST (self));

  g_set_object (&self->deal, deal);
  touched_cb (self);
}
