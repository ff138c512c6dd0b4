/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealCredit: see the header. */

#include "accord-config.h"

#include "accord-deal-credit.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-credit-dialog.h"
#include "accord-deal-split.h"
#include "accord-decimal.h"
#include "accord-frame-call.h"
#include "accord-newest-answer.h"
#include "accord-record-section.h"
#include "accord-share-sum.h"

#include <glib/gi18n-lib.h>

struct _AccordDealCredit {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordFrameCall look;
  AccordNewestAnswer answer;
  GPtrArray *rows; /* of AccordRecord; NULL until they are read */
  GtkListBox *box;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (AccordDealCredit, accord_deal_credit, ADW_TYPE_BIN)

static gboolean
is_overlay (AccordRecord *row)
{
  return accord_record_number (row, "overlay") != 0;
}

/* All shares, overlay apart. */
static gint64
sum_of (AccordDealCredit *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    sum += is_overlay (self->rows->pdata[i]) ? 0 : accord_record_number (self->rows->pdata[i], "share");
  return sum;
}

/* Each row's part of the amount, as figures count it; overlay by itself. */
static void
divide (AccordDealCredit *self, gint64 minor, gint64 *parts)
{
  g_autofree gint64 *shares = g_new0 (gint64, self->rows->len + 1);

  for (guint i = 0; i < self->rows->len; i++)
    shares[i] = is_overlay (self->rows->pdata[i]) ? 0 : accord_record_number (self->rows->pdata[i], "share");
  accord_shares_divide (minor, shares, self->rows->len, parts);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 share = accord_record_number (self->rows->pdata[i], "share"), own[2];

      if (!is_overlay (self->rows->pdata[i]))
        continue;
      accord_shares_divide (minor, (const gint64[]) { share, ACCORD_RATE_WHOLE - share }, 2, own);
      parts[i] = own[0];
    }
}

static void
open_cb (AccordDealCredit *self)
{
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;

  if (deal == NULL || self->rows == NULL || accord_workspace_is_read_only (self->workspace))
    return;
  adw_dialog_present (accord_credit_dialog_new (self->workspace, deal, self->rows), GTK_WIDGET (self));
}

static void
add_row (AccordDealCredit *self, AccordRecord *record, const char *amount)
{
  GtkWidget *row = adw_action_row_new (), *avatar, *value;
  const char *name = accord_record_title_of (record, "member");
  g_autofree char *share = accord_record_format (record, "share");
  g_autofree char *words = is_overlay (record) ? g_strdup_printf (_("Overlay, %s"), share) : g_strdup (share);

  avatar = accord_avatar_new (name != NULL ? name : "", TRUE, 28);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  value = g_object_new (GTK_TYPE_LABEL, "label", amount, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (value, "numeric");
  g_object_set (row, "use-markup", FALSE, "title", name != NULL ? name : "—", "subtitle", words, "title-lines", 2, "activatable",
                !accord_workspace_is_read_only (self->workspace), NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  gtk_list_box_append (self->box, row);
}

/* What there is to say besides the rows. */
static char *
note_words (AccordDealCredit *self)
{
  gint64 sum = sum_of (self);
  g_autofree char *together = accord_rate_format (sum);

  if (sum == 0)
    return g_strdup (_("The owner has everything"));
  if (sum != ACCORD_RATE_WHOLE)
    return g_strdup_printf (_("The shares come to %s: they were changed in two places at once. They count in proportion until somebody puts them right."),
                            together);
  for (guint i = 0; i < self->rows->len; i++)
    if (accord_record_number (self->rows->pdata[i], "kept") != 0)
      return g_strdup (_("As it was at the close: another owner changes nothing."));
  return NULL;
}

static void
show (AccordDealCredit *self)
{
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;
  AccordMoney amount = { 0 };
  g_autofree gint64 *parts = NULL;
  g_autofree char *note = NULL;
  gboolean priced;

  if (deal == NULL || self->rows == NULL)
    return;
  priced = accord_record_get_money (deal, "amount", &amount);
  parts = g_new0 (gint64, self->rows->len + 1);
  divide (self, amount.minor, parts);
  gtk_list_box_remove_all (self->box);
  for (guint i = 0; i < 2 * self->rows->len; i++) /* overlay behind the shares */
    {
      guint at = i % self->rows->len;
      g_autofree char *words = priced ? accord_money_format (parts[at], amount.currency) : g_strdup ("");

      if (is_overlay (self->rows->pdata[at]) == (i >= self->rows->len))
        add_row (self, self->rows->pdata[at], words);
    }
  note = note_words (self);
  gtk_widget_set_visible (GTK_WIDGET (self->box), self->rows->len > 0);
  gtk_widget_set_visible (self->note, note != NULL);
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
}

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  AccordDealCredit *self = owner;

  if (value == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return;
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_value_dup_boxed (value);
  show (self);
}

static void
ask (gpointer data)
{
  AccordDealCredit *self = data;

  accord_newest_answer_drop (&self->answer);
  if (self->deal == NULL)
    return;
  accord_newest_answer_ask (&self->answer, accord_deal_split_load (accord_workspace_get_store (self->workspace),
                                                                   accord_entity_get_id (self->deal)));
}

static void
committed_cb (AccordDealCredit *self, AccordChangeSet *changes)
{
  if (accord_change_set_touches (changes, &accord_deal_credit_kind) || accord_change_set_touches (changes, &accord_member_kind))
    accord_frame_call_queue (&self->look);
}

static void
accord_deal_credit_dispose (GObject *object)
{
  AccordDealCredit *self = ACCORD_DEAL_CREDIT (object);

  accord_frame_call_clear (&self->look);
  accord_newest_answer_drop (&self->answer);
  G_OBJECT_CLASS (accord_deal_credit_parent_class)->dispose (object);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
}

static void
accord_deal_credit_class_init (AccordDealCreditClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_credit_dispose;
}

static void
accord_deal_credit_init (AccordDealCredit *self)
{
  accord_frame_call_init (&self->look, ask, self);
  accord_newest_answer_init (&self->answer, self, answered);
}

/**
 * accord_deal_credit_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the section, of no deal
 */
GtkWidget *
accord_deal_credit_new (AccordWorkspace *workspace)
{
  AccordDealCredit *self = g_object_new (ACCORD_TYPE_DEAL_CREDIT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *button = NULL;

  self->workspace = g_object_ref (workspace);
  if (!accord_workspace_is_read_only (workspace))
    {
      button = accord_section_button_new ("document-edit-symbolic", _("Share the Credit"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
    }
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Credit"), -1);
  g_signal_connect_object (self->box, "row-activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  self->note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_set_css_classes (self->note, (const char *[]) { "caption", "secondary", NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->box), FALSE);
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Credit"), button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (box), self->note);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_credit_set_deal:
 * @self: the section
 * @deal: (nullable): whose credit
 */
void
accord_deal_credit_set_deal (AccordDealCredit *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_DEAL_CREDIT (self));

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_set_object (&self->deal, deal);
  if (deal != NULL)
    g_signal_connect_object (deal, "notify::record", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  accord_frame_call_queue (&self->look);
}
