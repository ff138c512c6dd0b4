/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPasteRow: see the header. Its menu offers every part; "leave-out" takes the row away. */

#include "accord-config.h"

#include "accord-paste-row.h"

#include <glib/gi18n-lib.h>
#include "accord-lazy-menu.h"
#include "accord-paste-edit.h"
#include "accord-tooltip.h"

struct _AccordPasteRow {
  AdwEntryRow parent_instance;

  AccordPastedPiece *piece; /* borrowed: the form keeps it */
  GtkWidget *mark;          /* beside a guess */
  GtkWidget *menu;
  gboolean valid;
};

G_DEFINE_FINAL_TYPE (AccordPasteRow, accord_paste_row, ADW_TYPE_ENTRY_ROW)

enum { CHANGED, LEFT_OUT, ENTERED, N_SIGNALS };

static guint signals[N_SIGNALS];

/**
 * accord_pasted_part_label:
 * @part: what a piece is
 *
 * Returns: its translated name
 */
const char *
accord_pasted_part_label (AccordPastedPart part)
{
  static const char *const labels[ACCORD_PASTED_N_PARTS] = {
    [ACCORD_PASTED_NAME] = N_ ("Name"),           [ACCORD_PASTED_OTHER_NAME] = N_ ("Other name"), [ACCORD_PASTED_COMPANY] = N_ ("Company"),
    [ACCORD_PASTED_TITLE] = N_ ("Position"),      [ACCORD_PASTED_PHONE] = N_ ("Phone"),           [ACCORD_PASTED_EMAIL] = N_ ("E-mail"),
    [ACCORD_PASTED_MESSENGER] = N_ ("Messenger"), [ACCORD_PASTED_ADDRESS] = N_ ("Address"),       [ACCORD_PASTED_CITY] = N_ ("City"),
    [ACCORD_PASTED_WEBSITE] = N_ ("Website"),     [ACCORD_PASTED_TAX_ID] = N_ ("Tax or credit code"), [ACCORD_PASTED_NOTE] = N_ ("Note"),
  };

  return _ (labels[part]);
}

static void
show_validity (AccordPasteRow *self)
{
  g_autoptr (GError) error = NULL;

  self->valid = accord_pasted_check (self->piece->part, self->piece->text, &error);
  accord_tooltip_set (GTK_WIDGET (self), error != NULL ? error->message : NULL);
  if (self->valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID, self->valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
show (AccordPasteRow *self)
{
  const char *part = accord_pasted_part_label (self->piece->part);
  g_autofree char *title = self->piece->label != NULL ? g_strdup_printf ("%s · %s", part, self->piece->label) : g_strdup (part);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  gtk_widget_set_visible (self->mark, self->piece->trust == ACCORD_PASTED_GUESSED && self->piece->part != ACCORD_PASTED_NOTE);
  show_validity (self);
}

static void
text_changed_cb (AccordPasteRow *self)
{
  g_set_str (&self->piece->text, gtk_editable_get_text (GTK_EDITABLE (self)));
  self->piece->trust = ACCORD_PASTED_SAID;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordPasteRow *self = ACCORD_PASTE_ROW (widget);

  self->piece->part = (AccordPastedPart) CLAMP (g_variant_get_int32 (parameter), 0, ACCORD_PASTED_N_PARTS - 1);
  self->piece->trust = ACCORD_PASTED_SAID;
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
leave_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[LEFT_OUT], 0);
}

static void
entered_cb (AccordPasteRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
accord_paste_row_class_init (AccordPasteRowClass *klass)
{
  /* What it is or says is another. */
  signals[CHANGED] = g_signal_new ("changed-piece", ACCORD_TYPE_PASTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* It is not to be kept. */
  signals[LEFT_OUT] = g_signal_new ("left-out", ACCORD_TYPE_PASTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The cursor is in it. */
  signals[ENTERED] = g_signal_new ("entered", ACCORD_TYPE_PASTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "piece.part", "i", part_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "piece.leave-out", NULL, leave_out_action);
}

static void
accord_paste_row_init (AccordPasteRow *self)
{
}

static GMenuModel *
make_menu (void)
{
  g_autoptr (GMenu) parts = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < ACCORD_PASTED_N_PARTS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (accord_pasted_part_label (i), NULL);

      g_menu_item_set_action_and_target (item, "piece.part", "i", i);
      g_menu_append_item (parts, item);
    }
  g_menu_append (out, _ ("Leave Out"), "piece.leave-out");
  g_menu_append_section (menu, _ ("This Is"), G_MENU_MODEL (parts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  return G_MENU_MODEL (menu);
}

static void
add_suffixes (AccordPasteRow *self)
{
  static GMenuModel *menu;
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (menu == NULL)
    menu = make_menu ();
  self->mark = gtk_image_new_from_icon_name ("accord-warning-symbolic");
  gtk_widget_add_css_class (self->mark, "warning");
  accord_tooltip_set (self->mark, _ ("Told by its words or its place: please look whether it is right"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("A guess"), -1);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  accord_tooltip_set (self->menu, _ ("What This Is"));
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu, "flat");
  accord_lazy_menu_attach (GTK_MENU_BUTTON (self->menu), menu);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->mark);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->menu);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * accord_paste_row_new:
 * @piece: must outlive the row, which changes it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
accord_paste_row_new (AccordPastedPiece *piece)
{
  AccordPasteRow *self = g_object_new (ACCORD_TYPE_PASTE_ROW, NULL);

  self->piece = piece;
  add_suffixes (self);
  gtk_editable_set_text (GTK_EDITABLE (self), piece->text);
  show (self);
  g_signal_connect_object (self, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_paste_row_get_piece:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
AccordPastedPiece *
accord_paste_row_get_piece (AccordPasteRow *self)
{
  g_return_val_if_fail (ACCORD_IS_PASTE_ROW (self), NULL);
  return self->piece;
}

/**
 * accord_paste_row_is_valid:
 * @self: a row
 *
 * Returns: whether a record takes what it says
 */
gboolean
accord_paste_row_is_valid (AccordPasteRow *self)
{
  g_return_val_if_fail (ACCORD_IS_PASTE_ROW (self), FALSE);
  return self->valid;
}
