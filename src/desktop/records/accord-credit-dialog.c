/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCreditDialog: see the header. */

#include "accord-config.h"

#include "accord-credit-dialog-private.h"

#include "accord-commit.h"
#include "accord-deal-split.h"
#include "accord-decimal.h"
#include "accord-form-header.h"
#include "accord-record-section.h"
#include "accord-share-sum.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordCreditDialog, accord_credit_dialog, ADW_TYPE_DIALOG)

/* What it comes to in words */

/* Of the amount, to the cent; overlay each by itself. */
static gint64
part_of (AccordCreditDialog *self, const GArray *shares, guint index, const AccordMoney *amount)
{
  const AccordDealShare *line = &g_array_index (shares, AccordDealShare, index);
  g_autofree gint64 *weights = g_new0 (gint64, shares->len + 2);
  g_autofree gint64 *parts = g_new0 (gint64, shares->len + 2);
  gint64 missing = ACCORD_RATE_WHOLE;

  for (guint i = 0; i < shares->len; i++)
    {
      const AccordDealShare *other = &g_array_index (shares, AccordDealShare, i);

      if (line->overlay ? i == index : !other->overlay)
        weights[i] = other->share;
      missing -= weights[i];
    }
  weights[shares->len] = MAX (missing, 0);
  accord_shares_divide (amount->minor, weights, shares->len + 1, parts);
  return parts[index];
}

static void
show_parts (AccordCreditDialog *self, const GArray *shares)
{
  AccordMoney amount;

  if (!accord_record_get_money (self->deal, "amount", &amount))
    return;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const AccordCreditLine *line = g_ptr_array_index (self->lines, i);
      g_autofree char *words = accord_money_format (part_of (self, shares, i, &amount), amount.currency);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), words);
    }
}

static char *
sum_words (gint64 sum, guint n)
{
  g_autofree char *all = accord_rate_format (sum);
  g_autofree char *rest = accord_rate_format (ABS (ACCORD_RATE_WHOLE - sum));

  if (n == 0)
    return g_strdup (_("The owner has everything"));
  if (sum == ACCORD_RATE_WHOLE)
    return g_strdup_printf (_("Together %s"), all);
  /* Translators: two rates, such as 90% and 10%. */
  return g_strdup_printf (sum < ACCORD_RATE_WHOLE ? _("Together %1$s: %2$s are missing") : _("Together %1$s: %2$s too much"), all, rest);
}

/**
 * accord_credit_dialog_update:
 * @self: a dialog
 *
 * A line came, went or changed: says what they come to.
 */
void
accord_credit_dialog_update (AccordCreditDialog *self)
{
  g_autoptr (GArray) shares = NULL;
  g_autofree char *words = NULL;
  const AccordDealShare *first;
  guint n = accord_credit_dialog_count (self, ACCORD_CREDIT_SHARES);
  gboolean whole;

  if (self->filling)
    return;
  shares = accord_credit_dialog_read (self);
  first = (const AccordDealShare *) (void *) shares->data;
  words = sum_words (accord_deal_split_sum (first, shares->len), n);
  whole = accord_deal_split_is_whole (first, shares->len);
  gtk_label_set_text (GTK_LABEL (self->sum), words);
  if (whole)
    gtk_widget_remove_css_class (self->sum, "error");
  else
    gtk_widget_add_css_class (self->sum, "error");
  gtk_widget_set_sensitive (self->save, whole);
  gtk_widget_set_sensitive (self->even, n > 1);
  for (int i = 0; i < ACCORD_N_CREDIT_SORTS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->lists[i]), accord_credit_dialog_count (self, (AccordCreditSort) i) > 0);
  show_parts (self, shares);
}

/* Saving */

/* One share that is all of it and the owner's says what no share says. */
static void
drop_owner (AccordCreditDialog *self, GArray *shares)
{
  gint64 owner = accord_record_number (self->deal, "owner");

  if (accord_credit_dialog_count (self, ACCORD_CREDIT_SHARES) != 1)
    return;
  for (guint i = 0; i < shares->len; i++)
    if (!g_array_index (shares, AccordDealShare, i).overlay && g_array_index (shares, AccordDealShare, i).member == owner)
      {
        g_array_remove_index (shares, i);
        return;
      }
}

static void
save_cb (AccordCreditDialog *self)
{
  g_autoptr (GArray) shares = accord_credit_dialog_read (self);
  AccordEdit *edit;

  drop_owner (self, shares);
  if (shares->len == 0 && self->rows->len == 0)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  edit = accord_deal_split_edit (accord_record_id (self->deal), accord_record_title (self->deal), self->rows,
                                 (const AccordDealShare *) (void *) shares->data, shares->len);
  accord_commit_once (self->sum, self->workspace, edit, accord_form_saved, g_object_ref (self), g_object_unref);
}

static void
accord_credit_dialog_dispose (GObject *object)
{
  AccordCreditDialog *self = ACCORD_CREDIT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->deal, accord_record_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_credit_dialog_parent_class)->dispose (object);
}

static void
accord_credit_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_CREDIT_DIALOG (object)->lines);
  G_OBJECT_CLASS (accord_credit_dialog_parent_class)->finalize (object);
}

static void
accord_credit_dialog_class_init (AccordCreditDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_credit_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_credit_dialog_finalize;
}

static void
accord_credit_dialog_init (AccordCreditDialog *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
}

/* Building */

static GtkWidget *
add_list (AccordCreditDialog *self, GtkBox *box, AccordCreditSort sort, const char *heading, const char *add, GCallback func)
{
  GtkWidget *button = accord_section_button_new ("accord-plus-symbolic", add), *list = gtk_list_box_new ();

  g_signal_connect_object (button, "clicked", func, self, G_CONNECT_SWAPPED);
  gtk_box_append (box, accord_section_heading_new (heading, button));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_box_append (box, list);
  self->lists[sort] = GTK_LIST_BOX (list);
  return list;
}

static GtkWidget *
make_note (const char *words)
{
  GtkWidget *note = g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (note, "secondary");
  return note;
}

static GtkWidget *
make_foot (AccordCreditDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->sum = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "hexpand", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->sum, "numeric");
  self->even = gtk_button_new_with_mnemonic (_("Split _Evenly"));
  gtk_widget_set_valign (self->even, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->even, "clicked", G_CALLBACK (accord_credit_dialog_even), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (foot), self->sum);
  gtk_box_append (GTK_BOX (foot), self->even);
  return foot;
}

static GtkWidget *
make_content (AccordCreditDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *scrolled = gtk_scrolled_window_new ();

  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), make_note (_("Revenue by member, goals and the leaderboard follow these shares; what the company sold stays as it is.")));
  add_list (self, GTK_BOX (box), ACCORD_CREDIT_SHARES, _("Shares"), _("Add a Member with a Share"), G_CALLBACK (accord_credit_dialog_add_share));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  add_list (self, GTK_BOX (box), ACCORD_CREDIT_OVERLAY, _("Overlay Credit"), _("Add a Member with Overlay Credit"), G_CALLBACK (accord_credit_dialog_add_overlay));
  gtk_box_append (GTK_BOX (box), make_note (_("For those who helped without a share: a figure of its own, in no sum of revenue.")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
build (AccordCreditDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header;

  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  header = accord_form_header_new (ADW_DIALOG (self), self->save);
  accord_form_header_set_title (header, _("Credit"), accord_record_title (self->deal));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self));
  adw_dialog_set_title (ADW_DIALOG (self), _("Credit"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_credit_dialog_new:
 * @workspace: the open file
 * @deal: a deal
 * @rows: (element-type AccordRecord): its shares as they are
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
accord_credit_dialog_new (AccordWorkspace *workspace, AccordRecord *deal, GPtrArray *rows)
{
  AccordCreditDialog *self = g_object_new (ACCORD_TYPE_CREDIT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->deal = accord_record_ref (deal);
  self->rows = g_ptr_array_ref (rows);
  build (self);
  accord_credit_dialog_fill (self);
  return ADW_DIALOG (self);
}
