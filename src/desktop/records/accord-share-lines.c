/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of the credit dialog: who has which share, and who overlay credit; added, taken away and typed. */

#include "accord-config.h"

#include "accord-credit-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "accord-decimal.h"
#include "accord-record-chooser.h"
#include "accord-record-section.h"
#include "accord-share-sum.h"

static gint64
share_of (const AccordCreditLine *line)
{
  return llround (adw_spin_row_get_value (line->row) * 100);
}

/**
 * accord_credit_dialog_read:
 * @self: a dialog
 *
 * Returns: (transfer full) (element-type AccordDealShare): the lines as they stand, shares in hundredths of a percent
 */
GArray *
accord_credit_dialog_read (AccordCreditDialog *self)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (AccordDealShare));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const AccordCreditLine *line = g_ptr_array_index (self->lines, i);
      AccordDealShare share = { line->member, share_of (line), line->sort == ACCORD_CREDIT_OVERLAY };

      g_array_append_val (shares, share);
    }
  return shares;
}

/**
 * accord_credit_dialog_count:
 * @self: a dialog
 * @sort: of which list
 *
 * Returns: how many lines it has
 */
guint
accord_credit_dialog_count (AccordCreditDialog *self, AccordCreditSort sort)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += ((const AccordCreditLine *) g_ptr_array_index (self->lines, i))->sort == sort;
  return n;
}

static AccordCreditLine *
line_of (AccordCreditDialog *self, gint64 member)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      AccordCreditLine *line = g_ptr_array_index (self->lines, i);

      if (line->member == member)
        return line;
    }
  return NULL;
}

static void
remove_line (AccordCreditDialog *self, AccordCreditLine *line)
{
  gtk_list_box_remove (self->lists[line->sort], GTK_WIDGET (line->row));
  g_ptr_array_remove (self->lines, line);
  accord_credit_dialog_update (self);
}

static void
remove_cb (AccordCreditDialog *self, GtkWidget *button)
{
  gint64 *member = g_object_get_data (G_OBJECT (button), "member");
  AccordCreditLine *line = line_of (self, *member);

  if (line != NULL)
    remove_line (self, line);
}

static void
add_line (AccordCreditDialog *self, gint64 member, const char *name, gint64 share, AccordCreditSort sort)
{
  AccordCreditLine *line = g_new0 (AccordCreditLine, 1);
  GtkWidget *row = adw_spin_row_new (gtk_adjustment_new ((double) share / 100, 0, 100, 5, 10, 0), 1, 2);
  g_autofree char *words = g_strdup_printf (_("Take %s away"), name);
  GtkWidget *button = accord_section_button_new ("accord-cross-symbolic", words);

  *line = (AccordCreditLine) { member, sort, ADW_SPIN_ROW (row) };
  adw_spin_row_set_numeric (line->row, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (row), 6); /* 100.00, beside the longest name */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (button), "member", g_memdup2 (&member, sizeof member), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::value", G_CALLBACK (accord_credit_dialog_update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->lines, line);
  gtk_list_box_append (self->lists[sort], row);
}

/* Whoever comes gets what is missing. */
static void
chosen (AccordCreditDialog *self, gint64 member, AccordCreditSort sort)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (self->workspace, &accord_member_kind, member);
  AccordCreditLine *line = line_of (self, member);
  g_autoptr (GArray) shares = NULL;
  gint64 missing;

  if (line != NULL && line->sort == sort)
    {
      gtk_widget_grab_focus (GTK_WIDGET (line->row));
      return;
    }
  if (line != NULL)
    remove_line (self, line);
  shares = accord_credit_dialog_read (self);
  missing = sort == ACCORD_CREDIT_OVERLAY ? ACCORD_RATE_WHOLE : ACCORD_RATE_WHOLE - accord_deal_split_sum ((const AccordDealShare *) (void *) shares->data, shares->len);
  add_line (self, member, accord_entity_get_title (entity), MAX (missing, 0), sort);
  accord_credit_dialog_update (self);
}

static void
share_chosen_cb (AccordCreditDialog *self, gint64 member)
{
  chosen (self, member, ACCORD_CREDIT_SHARES);
}

static void
overlay_chosen_cb (AccordCreditDialog *self, gint64 member)
{
  chosen (self, member, ACCORD_CREDIT_OVERLAY);
}

static void
choose (AccordCreditDialog *self, GtkWidget *button, GCallback func)
{
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (self->workspace, &accord_member_kind));

  g_signal_connect_object (chooser, "chosen", func, self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, button);
}

/**
 * accord_credit_dialog_add_share:
 * @self: a dialog
 * @button: where the choice of a member is shown
 */
void
accord_credit_dialog_add_share (AccordCreditDialog *self, GtkWidget *button)
{
  choose (self, button, G_CALLBACK (share_chosen_cb));
}

/**
 * accord_credit_dialog_add_overlay:
 * @self: a dialog
 * @button: where the choice of a member is shown
 */
void
accord_credit_dialog_add_overlay (AccordCreditDialog *self, GtkWidget *button)
{
  choose (self, button, G_CALLBACK (overlay_chosen_cb));
}

/**
 * accord_credit_dialog_even:
 * @self: a dialog
 *
 * Everybody with a share gets the same one, to the hundredth of a percent; together they are whole.
 */
void
accord_credit_dialog_even (AccordCreditDialog *self)
{
  guint n = accord_credit_dialog_count (self, ACCORD_CREDIT_SHARES), k = 0;
  g_autofree gint64 *parts = g_new0 (gint64, n + 1);

  accord_shares_even (ACCORD_RATE_WHOLE, n, parts);
  self->filling = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const AccordCreditLine *line = g_ptr_array_index (self->lines, i);

      if (line->sort == ACCORD_CREDIT_SHARES)
        adw_spin_row_set_value (line->row, (double) parts[k++] / 100);
    }
  self->filling = FALSE;
  accord_credit_dialog_update (self);
}

/**
 * accord_credit_dialog_fill:
 * @self: a dialog without lines
 *
 * Shows the shares as they are; the owner with all of it, where there are none.
 */
void
accord_credit_dialog_fill (AccordCreditDialog *self)
{
  const char *owner = accord_record_title_of (self->deal, "owner");

  for (guint i = 0; i < self->rows->len; i++)
    {
      AccordRecord *row = g_ptr_array_index (self->rows, i);
      const char *name = accord_record_title_of (row, "member");

      if (line_of (self, accord_record_number (row, "member")) == NULL)
        add_line (self, accord_record_number (row, "member"), name != NULL ? name : "—", accord_record_number (row, "share"),
                  accord_record_number (row, "overlay") != 0 ? ACCORD_CREDIT_OVERLAY : ACCORD_CREDIT_SHARES);
    }
  if (accord_credit_dialog_count (self, ACCORD_CREDIT_SHARES) == 0 && owner != NULL && line_of (self, accord_record_number (self->deal, "owner")) == NULL)
    add_line (self, accord_record_number (self->deal, "owner"), owner, ACCORD_RATE_WHOLE, ACCORD_CREDIT_SHARES);
  accord_credit_dialog_update (self);
}
