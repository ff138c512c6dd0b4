/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStageDashes: see the header. Own widget because a level bar announces a number that means
 * nothing; these dashes are silent. */

#include "accord-config.h"

#include "accord-stage-dashes.h"

struct _AccordStageDashes {
  AdwBin parent_instance;
  AccordIdList *stages;
  GtkBox *box;
  gint64 stage;
};

G_DEFINE_FINAL_TYPE (AccordStageDashes, accord_stage_dashes, ADW_TYPE_BIN)

static AccordRecord *
record_at (AccordStageDashes *self, guint position)
{
  g_autoptr (AccordEntity) stage = g_list_model_get_item (G_LIST_MODEL (self->stages), position);

  return accord_entity_get_record (stage);
}

static gboolean
has_outcome (AccordRecord *stage, const char *outcome)
{
  return g_strcmp0 (accord_record_text (stage, "outcome"), outcome) == 0;
}

static void
append_dash (AccordStageDashes *self, gboolean filled, gboolean won)
{
  GtkWidget *dash = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dash, "stage-dash");
  gtk_widget_set_valign (dash, GTK_ALIGN_CENTER);
  if (filled)
    gtk_widget_add_css_class (dash, won ? "won" : "filled");
  gtk_box_append (self->box, dash);
}

static void
update (AccordStageDashes *self)
{
  guint n = accord_id_list_get_n (self->stages);
  guint own;
  AccordRecord *stage;
  gboolean won, open;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (!accord_id_list_position_of (self->stages, self->stage, &own) || (stage = record_at (self, own)) == NULL)
    return;
  won = has_outcome (stage, "won");
  open = has_outcome (stage, "open");
  for (guint i = 0; i < n; i++)
    {
      AccordRecord *other = record_at (self, i);

      if (other != NULL && has_outcome (other, "open") &&
          accord_record_number (other, "pipeline") == accord_record_number (stage, "pipeline"))
        append_dash (self, won || (open && i <= own), won);
    }
}

static void
accord_stage_dashes_dispose (GObject *object)
{
  AccordStageDashes *self = ACCORD_STAGE_DASHES (object);

  if (self->stages != NULL)
    g_signal_handlers_disconnect_by_data (self->stages, self);
  g_clear_object (&self->stages);
  G_OBJECT_CLASS (accord_stage_dashes_parent_class)->dispose (object);
}

static void
accord_stage_dashes_class_init (AccordStageDashesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_stage_dashes_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
accord_stage_dashes_init (AccordStageDashes *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * accord_stage_dashes_new:
 * @stages: all stages, sorted by rank
 *
 * Returns: (transfer floating): nothing until it has a stage
 */
GtkWidget *
accord_stage_dashes_new (AccordIdList *stages)
{
  AccordStageDashes *self = g_object_new (ACCORD_TYPE_STAGE_DASHES, NULL);

  self->stages = g_object_ref (stages);
  g_signal_connect_swapped (stages, "items-changed", G_CALLBACK (update), self);
  return GTK_WIDGET (self);
}

/**
 * accord_stage_dashes_set_stage:
 * @self: dashes
 * @stage: id of the stage the deal is in
 */
void
accord_stage_dashes_set_stage (AccordStageDashes *self, gint64 stage)
{
  g_return_if_fail (ACCORD_IS_STAGE_DASHES (self));

  self->stage = stage;
  update (self);
}
