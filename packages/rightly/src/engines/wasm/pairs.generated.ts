// Written by kernel/build.mjs.
export const bytes: string =
  '(!89!9b!95)((()2)!88-!a7!a7!a7!a7!a7)!a7*:)+!8d!96!9e.!95!8d!95!97!9a!a1*))!a8!a8,+*)(/1)-!98!89!91!9a!9b((2!f9*)!f6**.!a7.!a3H,%(,(I3H*i*!9cI0+hH*H/r,h*hH,I-i!a8)H*H/!93J.H.i!a8)vCJ1I.+hH.i(r,hH4H(%(,(J5H(H0!92%(,(J6%xH)%(,(J7H)H0!92%(,(J8%x%x%xI4H-H5H+%!d3)H7%xi*%!d3)H3%!d6)%3,8H-H6H+%!d3)H8%xi*%!d3)H3%!d6)%3,HH.i,!93I.H(i8!92I(H)i8!92I)H-iH!92I-4)33H4H+%!d5)%{5(i(I-+hH-H1i)!9cp,hH,H-i*!9c!92J.P*8J2H2P*(i)!92^*(H.P*<J2H2P*(i)!92^*(H.P*@J2H2P*(i)!92^*(H.P*DJ.H.P*(i)!92^*(H-i,!92I-4)33H/H1!92I/4*333H/3';
