#!/usr/bin/env bash
# Bet: in a model of two groups c(before, after) names the groups in the order of the factor's levels, whatever the order of the rows; lavPredict gives a
#   value for each row, or NA.
# What happens: the groups are numbered as they turn up in the rows, and the factor's levels are not asked. Sorted the other way round, the same
#   people and the same model give b_before .23 and b_after .90, or b_before .90 and b_after .23: the training helped, or it harmed. lavPredict leaves rows with a gap
#   out, without names and without a word: 291 values for 301 people, of which value 11 is person 21; of two groups it gives two tables.
# Why it matters: before and after, taught and untaught are compared in just this way, with labels in the model so that they can be tested. Tables that were
#   joined, sorted or exported anew come in another order.
# Versions: lavaan 0.6-14 (Debian's r-cran-lavaan 0.6.14-1). Needs a Debian 12 with its R (r-base-core 4.2.2). Its pages say "the order in which they appear".
# Do instead: group.label = levels(rows$time) in each call, and print lavInspect(fit, "group.label"); put predictions back by lavInspect(fit, "case.idx").
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
get() {
  apt-get download -qq r-cran-lavaan=0.6.14-1 r-cran-mass=7.3-58.2-1 r-cran-mnormt=2.1.1-2 r-cran-pbivnorm=0.6.0-4 r-cran-numderiv=2016.8-1.1-3 \
    r-cran-quadprog=1.5-8-1+b1 2> apt.log
}
get || { apt-get update -qq > /dev/null; get; } || { cat apt.log; exit 2; }
for package in *.deb; do dpkg-deb -x "$package" deb; done
export R_LIBS="$tmp/deb/usr/lib/R/site-library:$tmp/deb/usr/lib/R/library"
cat > run.R <<'R'
options(warn = 1)
suppressPackageStartupMessages(library(lavaan))
cat("lavaan", as.character(packageVersion("lavaan")), "on R", as.character(getRversion()), "\n")
set.seed(4)
time <- factor(rep(c("after", "before"), each = 100), levels = c("before", "after"))
led <- rnorm(200)
morale <- ifelse(time == "before", 0.2, 0.9) * led + rnorm(200)
rows <- data.frame(time, led, morale)
slopes <- function(rows, ...) {
  fit <- sem("morale ~ c(b_before, b_after) * led", rows, group = "time", ...)
  round(coef(fit)[c("b_before", "b_after")], 2)
}
alone <- round(sapply(levels(time), function(t) coef(lm(morale ~ led, rows, subset = time == t))["led"]), 2)
listed <- slopes(rows)
turned <- slopes(rows[200:1, ])
told <- slopes(rows, group.label = levels(rows$time))
cat("each time by itself:        before", alone[1], " after", alone[2], "\n")
cat("levels before, after; rows begin with after: ", paste(names(listed), listed), "\n")
cat("the same rows from the end:                  ", paste(names(turned), turned), "\n")
cat("with group.label:                            ", paste(names(told), told), "\n")

people <- HolzingerSwineford1939
people$x1[11:20] <- NA
fit <- cfa("visual =~ x1 + x2 + x3", people)
predicted <- lavPredict(fit)
index <- lavInspect(fit, "case.idx")
cat(nrow(people), "people,", nrow(predicted), "values, names of the rows:", length(rownames(predicted)), "| value 11 is person", index[11], "\n")
same <- function(a, b) all(unname(a) == unname(b))
quit(status = !(
  same(listed, rev(alone)) && same(turned, alone) && same(told, alone) && alone[1] < 0.3 && alone[2] > 0.8 &&
    nrow(predicted) == 291 && is.null(rownames(predicted)) && index[11] == 21
))
R
Rscript --vanilla run.R
echo "As described: the labels of the groups go by the order of the rows."
