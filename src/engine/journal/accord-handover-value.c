/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of a hand-over, and what it would do. Any thread. */

#include "accord-config.h"

#include "accord-handover.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordHandoverPreview, accord_handover_preview, accord_handover_preview_copy, accord_handover_preview_free)

/**
 * accord_handover_new:
 * @member: who leaves
 * @left_on: the last day, days since 1970-01-01
 *
 * Returns: (transfer full): a hand-over without heirs
 */
AccordHandover *
accord_handover_new (gint64 member, gint64 left_on)
{
  AccordHandover *self = g_new0 (AccordHandover, 1);

  self->member = member;
  self->left_on = left_on;
  self->heirs = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

AccordHandover *
accord_handover_copy (const AccordHandover *handover)
{
  AccordHandover *copy = g_memdup2 (handover, sizeof *handover);

  copy->heirs = g_array_copy (handover->heirs);
  return copy;
}

void
accord_handover_free (AccordHandover *handover)
{
  g_array_unref (handover->heirs);
  g_free (handover);
}

/**
 * accord_handover_add_heir:
 * @handover: a plan
 * @member: id of somebody who takes over; several take turns in the order they are added
 */
void
accord_handover_add_heir (AccordHandover *handover, gint64 member)
{
  g_array_append_val (handover->heirs, member);
}

AccordHandoverPreview *
accord_handover_preview_copy (const AccordHandoverPreview *preview)
{
  AccordHandoverPreview *copy = g_memdup2 (preview, sizeof *preview);

  copy->heirs = g_array_copy (preview->heirs);
  return copy;
}

void
accord_handover_preview_free (AccordHandoverPreview *preview)
{
  g_array_unref (preview->heirs);
  g_free (preview);
}

/**
 * accord_handover_part_label:
 *
 * Returns: (transfer none): "Customers", translated
 */
const char *
accord_handover_part_label (AccordHandoverPart part)
{
  static const char *const labels[] = { N_ ("Customers"), N_ ("Customers looked after as deputy"), N_ ("Open deals"), N_ ("Shares of open deals"),
                                        N_ ("Planned activities"), N_ ("Open tickets"), N_ ("Tickets escalated to them"), N_ ("Customers in sequences"),
                                        N_ ("Campaigns"), N_ ("Teams led"), N_ ("Assignment rules"), N_ ("Rules watched"), N_ ("Head of service") };

  return _ (labels[part]);
}
