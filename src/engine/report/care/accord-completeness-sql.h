/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How complete the facts about customer c are, 0 to 100, as SQL. The weights are those of accord-standing-rules.c; a test counts
 * both ways. */
#define ACCORD_SQL_KNOWN(field) "(coalesce(c." field ",'')<>'')"
#define ACCORD_SQL_HANDLE(type) "EXISTS (SELECT 1 FROM handle h WHERE h.customer=c.id AND h.del<=0 AND h.type='" type "')"
#define ACCORD_SQL_PERSON "(c.type IS 'person')"
#define ACCORD_COMPLETENESS_SQL \
  "(" ACCORD_SQL_KNOWN ("phone") " OR " ACCORD_SQL_HANDLE ("phone") ")*(15+5*" ACCORD_SQL_PERSON ")" \
  "+(" ACCORD_SQL_KNOWN ("email") " OR " ACCORD_SQL_HANDLE ("email") ")*(15+5*" ACCORD_SQL_PERSON ")" \
  "+(c.owner IS NOT NULL)*15+(" ACCORD_SQL_KNOWN ("address") " OR " ACCORD_SQL_HANDLE ("address") ")*10+" ACCORD_SQL_KNOWN ("city") "*5+" ACCORD_SQL_KNOWN ("lifecycle") "*5" \
  "+" ACCORD_SQL_KNOWN ("source") "*(5+5*" ACCORD_SQL_PERSON ")+(c.birthday IS NOT NULL)*10*" ACCORD_SQL_PERSON "+" ACCORD_SQL_KNOWN ("preferred_channel") "*5*" ACCORD_SQL_PERSON \
  "+(NOT " ACCORD_SQL_PERSON ")*(" ACCORD_SQL_KNOWN ("industry") "*10+(c.employees IS NOT NULL)*5+(" ACCORD_SQL_KNOWN ("website") " OR " ACCORD_SQL_HANDLE ("website") ")*2" \
  "+" ACCORD_SQL_KNOWN ("tax_id") "*3+(EXISTS (SELECT 1 FROM contact p WHERE p.customer=c.id AND p.del<=0) OR" \
  " EXISTS (SELECT 1 FROM affiliation f WHERE f.customer=c.id AND f.del<=0))*10)"
