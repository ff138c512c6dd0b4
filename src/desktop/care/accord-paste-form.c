/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPasteForm: see the header. Whom it looks like is asked once it is there, and again after anything
 * of it changed, at most once a frame.
 *
 *   card (own copy) ◀─ AccordPasteRow …        accord-paste-form-twin.c ─▶ "Looks like …", "Belongs to …"
 */

#include "accord-config.h"

#include "accord-paste-form-private.h"

#include <glib/gi18n-lib.h>
#include "accord-menu-popup.h"
#include "accord-paste-edit.h"
#include "accord-paste-row.h"

G_DEFINE_FINAL_TYPE (AccordPasteForm, accord_paste_form, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, ENTERED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
piece_free (gpointer data)
{
  AccordPastedPiece *piece = data;

  g_free (piece->text);
  g_free (piece->label);
  g_free (piece);
}

static AccordPastedPiece *
piece_new (AccordPastedPart part)
{
  AccordPastedPiece *piece = g_new0 (AccordPastedPiece, 1);

  piece->part = part;
  piece->text = g_strdup ("");
  return piece;
}

static void
show_heading (AccordPasteForm *self)
{
  const char *name = accord_pasted_card_text (&self->card, ACCORD_PASTED_NAME);
  const char *company = accord_pasted_card_text (&self->card, ACCORD_PASTED_COMPANY);
  const char *way = accord_pasted_card_text (&self->card, ACCORD_PASTED_PHONE);
  const char *title = accord_paste_form_has_text (name) ? name : accord_paste_form_has_text (company) ? company : _ ("Without a Name");
  g_autofree char *subtitle = NULL;

  if (!accord_paste_form_has_text (way))
    way = accord_pasted_card_text (&self->card, ACCORD_PASTED_EMAIL);
  company = accord_paste_form_has_text (name) && accord_paste_form_has_text (company) ? company : NULL;
  subtitle = company != NULL && accord_paste_form_has_text (way) ? g_strdup_printf ("%s · %s", company, way)
                                               : g_strdup (company != NULL ? company : accord_paste_form_has_text (way) ? way : "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
changed (AccordPasteForm *self)
{
  show_heading (self);
  self->generation++;
  accord_frame_call_queue (&self->ask);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
left_out_cb (AccordPasteForm *self, AccordPasteRow *row)
{
  AccordPastedPiece *piece = accord_paste_row_get_piece (row);

  adw_expander_row_remove (ADW_EXPANDER_ROW (self), GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
  g_ptr_array_remove (self->card.pieces, piece);
  changed (self);
}

static void
entered_cb (AccordPasteForm *self, AccordPasteRow *row)
{
  const AccordPastedPiece *piece = accord_paste_row_get_piece (row);

  g_signal_emit (self, signals[ENTERED], 0, piece->start, piece->end);
}

static GtkWidget *
add_row (AccordPasteForm *self, AccordPastedPiece *piece)
{
  GtkWidget *row = accord_paste_row_new (piece);

  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  g_signal_connect_object (row, "changed-piece", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left-out", G_CALLBACK (left_out_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
add_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordPasteForm *self = ACCORD_PASTE_FORM (widget);
  AccordPastedPiece *piece = piece_new ((AccordPastedPart) CLAMP (g_variant_get_int32 (parameter), 0, ACCORD_PASTED_N_PARTS - 1));
  GtkWidget *row;

  g_ptr_array_add (self->card.pieces, piece);
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->add); /* it stays the last */
  row = add_row (self, piece);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->add);
  gtk_widget_grab_focus (row);
}

static void
add_activated_cb (AccordPasteForm *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int i = 0; i < ACCORD_PASTED_N_PARTS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (accord_pasted_part_label (i), NULL);

      g_menu_item_set_action_and_target (item, "form.add", "i", i);
      g_menu_append_item (menu, item);
    }
  accord_menu_popup_on (self->add, G_MENU_MODEL (menu));
}

/* A card without any name has a row to type one into. */
static void
ensure_name (AccordPasteForm *self)
{
  if (accord_pasted_card_text (&self->card, ACCORD_PASTED_NAME) == NULL && accord_pasted_card_text (&self->card, ACCORD_PASTED_COMPANY) == NULL)
    g_ptr_array_insert (self->card.pieces, 0, piece_new (ACCORD_PASTED_NAME));
}

static void
build (AccordPasteForm *self)
{
  self->twin = accord_paste_form_make_twin (self);
  self->company = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->company), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->company), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->twin);
  for (guint i = 0; i < self->card.pieces->len; i++)
    {
      AccordPastedPiece *piece = self->card.pieces->pdata[i];

      add_row (self, piece);
      if (piece->part == ACCORD_PASTED_COMPANY)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->company));
    }
  if (gtk_widget_get_parent (GTK_WIDGET (self->company)) == NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->company));
  self->add = g_object_ref_sink (g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("Add Field"), "start-icon-name", "accord-plus-symbolic", NULL));
  g_signal_connect_object (self->add, "activated", G_CALLBACK (add_activated_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->add);
}

static void
wanted_cb (AccordPasteForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (gpointer data)
{
  accord_paste_form_ask (data);
}

static void
accord_paste_form_dispose (GObject *object)
{
  AccordPasteForm *self = ACCORD_PASTE_FORM (object);

  self->generation++;
  accord_frame_call_clear (&self->ask);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->add);
  G_OBJECT_CLASS (accord_paste_form_parent_class)->dispose (object);
  g_clear_object (&self->workspace);
}

static void
accord_paste_form_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_PASTE_FORM (object)->card.pieces);
  G_OBJECT_CLASS (accord_paste_form_parent_class)->finalize (object);
}

static void
accord_paste_form_class_init (AccordPasteFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_paste_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_paste_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_PASTE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", ACCORD_TYPE_PASTE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "form.add", "i", add_part_action);
}

static void
accord_paste_form_init (AccordPasteForm *self)
{
  self->card.pieces = g_ptr_array_new_with_free_func (piece_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  accord_frame_call_init (&self->ask, ask, self);
}

/**
 * accord_paste_form_new:
 * @workspace: the open file
 * @card: what was read; copied
 *
 * Returns: (transfer floating): a closed form
 */
GtkWidget *
accord_paste_form_new (AccordWorkspace *workspace, const AccordPastedCard *card)
{
  AccordPasteForm *self = g_object_new (ACCORD_TYPE_PASTE_FORM, "show-enable-switch", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < card->pieces->len; i++)
    {
      AccordPastedPiece *piece = g_memdup2 (card->pieces->pdata[i], sizeof *piece);

      piece->text = g_strdup (piece->text);
      piece->label = g_strdup (piece->label);
      g_ptr_array_add (self->card.pieces, piece);
    }
  ensure_name (self);
  show_heading (self);
  g_signal_connect_object (self, "notify::enable-expansion", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  build (self);
  accord_frame_call_queue (&self->ask);
  return GTK_WIDGET (self);
}

/**
 * accord_paste_form_get_card:
 * @self: a form
 *
 * Returns: (transfer none): the card as somebody left it
 */
const AccordPastedCard *
accord_paste_form_get_card (AccordPasteForm *self)
{
  g_return_val_if_fail (ACCORD_IS_PASTE_FORM (self), NULL);
  return &self->card;
}

/**
 * accord_paste_form_get_company:
 * @self: a form
 *
 * Returns: the customer that is its company already; 0 if it is to be made
 */
gint64
accord_paste_form_get_company (AccordPasteForm *self)
{
  g_return_val_if_fail (ACCORD_IS_PASTE_FORM (self), 0);
  return adw_switch_row_get_active (self->company) && gtk_widget_get_visible (GTK_WIDGET (self->company)) ? self->company_id : 0;
}

/**
 * accord_paste_form_is_wanted:
 * @self: a form
 *
 * Returns: whether it is to be added
 */
gboolean
accord_paste_form_is_wanted (AccordPasteForm *self)
{
  g_return_val_if_fail (ACCORD_IS_PASTE_FORM (self), FALSE);
  return adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self));
}

/**
 * accord_paste_form_is_ready:
 * @self: a form
 *
 * Returns: whether it has a name, and nothing in it is refused
 */
gboolean
accord_paste_form_is_ready (AccordPasteForm *self)
{
  g_return_val_if_fail (ACCORD_IS_PASTE_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (!accord_paste_row_is_valid (self->rows->pdata[i]))
      return FALSE;
  return accord_paste_form_has_text (accord_pasted_card_text (&self->card, ACCORD_PASTED_NAME)) || accord_paste_form_has_text (accord_pasted_card_text (&self->card, ACCORD_PASTED_COMPANY));
}

/**
 * accord_paste_form_open:
 * @self: a form
 *
 * Shows its rows.
 */
void
accord_paste_form_open (AccordPasteForm *self)
{
  g_return_if_fail (ACCORD_IS_PASTE_FORM (self));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}
